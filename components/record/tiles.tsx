import type { Figures } from "#lib/record/figure-queries";
import { spanInWords } from "#lib/record/stats";

/** The figures that matter most, large. */
export function Tiles({ figures }: { figures: Figures }) {
  const { appeals, medianMs } = figures;
  const tiles: [string, string][] = [
    [figures.reports.toLocaleString("en"), "reports"],
    [figures.decisions.toLocaleString("en"), "decisions"],
    [medianMs === null ? "–" : spanInWords(medianMs), "median time to decide"],
    appeals.answered === 0
      ? ["0", "appeals answered"]
      : [`${appeals.upheld} of ${appeals.answered}`, "appeals upheld the decision"],
    [figures.notices.toLocaleString("en"), "notices of illegal content"],
    [figures.orders.toLocaleString("en"), "orders of an authority to remove something"],
    [figures.held.toLocaleString("en"), "held before they were published"],
    [figures.published.toLocaleString("en"), "of those held, read and published"],
  ];
  return (
    <dl className="mt-8 grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line md:grid-cols-4">
      {tiles.map(([value, label]) => (
        <div key={label} className="flex flex-col-reverse justify-end bg-card p-4 md:p-5">
          <dt className="mt-1 text-sm text-soft">{label}</dt>
          <dd className="font-serif text-2xl font-semibold tabular-nums md:text-3xl">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
