import { StanceChip, sideClass } from "#components/arguments/stance-chip";
import { nameOf } from "#components/minds/flow-picture";
import { MovedCount } from "#components/moved/moved-count";
import { Empty } from "#components/ui/empty";
import type { Flow } from "#lib/minds/flow";
import type { MovingArgument } from "#lib/minds/queries";
import type { Stance } from "#lib/threads/queries";

type Props = { moving: MovingArgument[]; stances: readonly [Stance, Stance] };

/** The arguments that moved most readers, those who moved the other side first. */
export function MostMoving({ moving, stances }: Props) {
  if (moving.length === 0)
    return <Empty>Nobody has said yet that an argument moved them. Below each argument stands “This moved me”.</Empty>;
  return (
    <ol>
      {moving.map(({ view, flows }) => {
        const stance = stances.find(({ slug }) => slug === view.stance);
        const address = `/threads/${view.thread}/arguments/${view.id}`;
        return (
          <li key={view.id} className={`${sideClass(stance)} border-t border-line py-4`}>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft">
              <StanceChip stance={stance} />
              <span>
                by <bdi className="font-medium text-ink">{view.author}</bdi>
              </span>
            </p>
            <p
              dir="auto"
              lang={view.language ?? undefined}
              className="mt-2 font-serif text-lg font-semibold leading-snug"
            >
              <a href={address} className="hover:underline">
                {view.name}
              </a>
            </p>
            <p className="mt-1 text-sm">
              <MovedCount moved={view.moved} address={address} />
            </p>
            {flows.length > 0 && (
              <ul className="mt-1 text-sm text-soft">
                {flows.map((flow) => (
                  <li key={`${flow.from}${flow.to}`}>{flowWords(flow, stances)}</li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const flowWords = ({ from, to, count }: Flow, stances: Props["stances"]) =>
  `${count.toLocaleString("en")} people went from ${nameOf(from, stances)} to ${nameOf(to, stances)}`;
