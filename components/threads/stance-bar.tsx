import { SideIcon } from "#components/arguments/stance-chip";
import type { Stance } from "#lib/threads/queries";

type Props = { stances: readonly Stance[]; countOf: Record<string, number>; narrow?: boolean };

/** How many arguments each side has, as a bar and in words; where it is narrow, with shapes for words. */
export function StanceBar({ stances, countOf, narrow = false }: Props) {
  const counts = stances.map((stance) => ({ stance, count: countOf[stance.slug] ?? 0 }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const share = total === 0 ? 50 : ((counts[0]?.count ?? 0) / total) * 100;
  return (
    <div>
      <svg
        aria-hidden="true"
        className="h-2.5 w-full overflow-hidden rounded-full"
        viewBox="0 0 100 2"
        preserveAspectRatio="none"
      >
        <rect width="100" height="2" className="fill-concern" />
        <rect width={share} height="2" className="fill-engage" />
        <rect x={share - 0.25} width="0.5" height="2" className="fill-paper" />
      </svg>
      <ul className="mt-2 flex flex-wrap justify-between gap-x-4 text-sm font-semibold">
        {counts.map(({ stance, count }) => (
          <li key={stance.slug} className={`side-${stance.side} inline-flex items-center gap-1.5 text-side`}>
            <SideIcon side={stance.side} />
            {count}
            <span className={narrow ? "sr-only" : ""}>{` ${stance.label.toLowerCase()}`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
