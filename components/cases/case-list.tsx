import { CaseWords } from "#components/cases/case-words";
import { Countdown } from "#components/orders/countdown";
import { TimeAgo } from "#components/ui/time-ago";
import type { CaseLine } from "#lib/cases/queries";

type Props = { asOf: string; cases: CaseLine[]; current: number | null; hrefOf: (id: number) => string };

/** What waits, what is due first on top. Who wrote it, and for which side, is not told. */
export function CaseList({ asOf, cases, current, hrefOf }: Props) {
  return (
    <ol className="relative space-y-2 md:max-h-[calc(100dvh-9rem)] md:overflow-y-auto md:p-0.5">
      {cases.map((each) => (
        <li key={each.id} className="flex items-stretch gap-1">
          {each.argument === null && cases.some(({ argument }) => argument !== null) && (
            <span className="w-8 shrink-0 pointer-coarse:w-11" />
          )}
          {each.argument && (
            <label className="flex w-8 shrink-0 items-center justify-center pointer-coarse:w-11">
              <span className="sr-only">{`Spam: ${each.words}`}</span>
              <input
                type="checkbox"
                form="spam"
                name={`spam-${each.id}`}
                value={`${each.argument.id}.${each.argument.revision}`}
                className="size-4 accent-ink"
              />
            </label>
          )}
          <a
            href={hrefOf(each.id)}
            data-case={each.id}
            aria-current={each.id === current ? "true" : undefined}
            className="block min-w-0 flex-1 rounded-control border border-line p-3.5 hover:border-edge aria-[current]:border-ink aria-[current]:bg-card"
          >
            <span className="flex items-baseline gap-2 text-xs text-soft">
              <CaseWords line={each} />
              <span className="ms-auto whitespace-nowrap">
                <TimeAgo at={each.openedAt} />
              </span>
            </span>
            <bdi className="mt-1.5 line-clamp-2 text-sm leading-snug [[aria-current]_&]:font-medium">{each.words}</bdi>
            <span className="mt-1.5 flex flex-wrap gap-x-3 text-xs text-soft empty:hidden">
              {each.order && <Countdown due={each.order} asOf={asOf} />}
              {each.isOverdue && !each.order && <span className="font-semibold text-alert">Overdue</span>}
              {each.isClaimed && <span>Claimed by you</span>}
              {each.claimedBy && <span>{`Claimed by ${each.claimedBy}`}</span>}
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}
