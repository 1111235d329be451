import { SideIcon } from "#components/arguments/stance-chip";
import { IntervalPicture } from "#components/record/interval-picture";
import { parityInWords } from "#lib/record/parity";
import { THREADS_LISTED } from "#lib/record/rules";
import { type Comparison, median, percent, type SideFigures, shareHidden, spanInWords } from "#lib/record/stats";

/** The two sides of a thread, or of several whose sides have the same names: a picture, what a test says, and a table. */
export function SidesCompared({ comparison }: { comparison: Comparison }) {
  const { labels, threads, parity } = comparison;
  const more = Math.max(0, threads.length - THREADS_LISTED);
  const isWarning = parity.isTested && parity.more !== null;
  return (
    <div className="min-w-0">
      <p className="text-sm font-semibold">
        {threads.slice(0, THREADS_LISTED).map(({ slug, title }, i) => (
          <span key={slug}>
            {i > 0 && " · "}
            <a href={`/threads/${slug}`} className="link">
              <bdi>{title}</bdi>
            </a>
          </span>
        ))}
        {more > 0 && ` · and ${more} more ${more === 1 ? "thread" : "threads"}, with fewer arguments`}
      </p>
      <IntervalPicture comparison={comparison} />
      <p
        className={`mt-3 text-sm ${isWarning ? "rounded-card border border-alert bg-alert-wash p-3 font-medium text-alert" : ""}`}
      >
        {isWarning && "Warning. "}
        {parityInWords(parity, labels)}
      </p>
      <SidesTable comparison={comparison} />
      {threads.length > 1 && <ByThread comparison={comparison} />}
    </div>
  );
}

const ROWS: [string, (side: SideFigures) => string][] = [
  ["Arguments posted", (side) => side.arguments.toLocaleString("en")],
  ["Reports", (side) => side.reports.toLocaleString("en")],
  ["Hidden", (side) => side.hidden.toLocaleString("en")],
  ["Share hidden", (side) => (side.arguments === 0 ? "–" : percent(side.hidden / side.arguments))],
  [
    "95% interval",
    (side) => {
      const { low, high } = shareHidden(side);
      return side.arguments === 0 ? "–" : `${percent(low)} to ${percent(high)}`;
    },
  ],
  ["Appeals granted", (side) => `${side.overturned} of ${side.appealsAnswered}`],
  [
    "Median time to decide",
    (side) => {
      const middle = median(side.decidedAfter);
      return middle === null ? "–" : spanInWords(middle);
    },
  ],
];

function SidesTable({ comparison: { labels, sides } }: { comparison: Comparison }) {
  return (
    <table className="mt-4 w-full table-fixed text-xs tabular-nums md:text-sm">
      <caption className="sr-only">{`Moderation of “${labels[0]}” and “${labels[1]}”`}</caption>
      <thead>
        <tr className="border-b border-line align-bottom">
          <td />
          {labels.map((label, i) => (
            <th
              key={label}
              scope="col"
              className={`${i === 0 ? "side-1" : "side-2"} ps-2 py-2 text-end font-semibold text-side`}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([name, of]) => (
          <tr key={name} className="border-b border-line">
            <th scope="row" className="py-1.5 text-start font-normal">
              {name}
            </th>
            {sides.map((side, i) => (
              <td key={labels[i]} className="ps-2 py-1.5 text-end">
                {of(side)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ByThread({ comparison: { labels, threads } }: { comparison: Comparison }) {
  return (
    <details className="mt-1">
      <summary className="link inline-flex min-h-11 items-center text-sm md:min-h-8">Thread by thread</summary>
      <table className="w-full text-xs tabular-nums md:text-sm">
        <caption className="sr-only">
          {threads.length > THREADS_LISTED
            ? `Arguments hidden in each of the ${THREADS_LISTED} largest threads`
            : "Arguments hidden in each thread"}
        </caption>
        <thead>
          <tr className="border-b border-line align-bottom">
            <th scope="col" className="py-2 text-start font-semibold">
              Thread
            </th>
            {labels.map((label, i) => (
              <th
                key={label}
                scope="col"
                className={`${i === 0 ? "side-1" : "side-2"} ps-3 py-2 text-end font-semibold text-side`}
              >
                <SideIcon side={i === 0 ? 1 : 2} className="me-1 inline size-3.5" />
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {threads.slice(0, THREADS_LISTED).map(({ slug, title, sides }) => (
            <tr key={slug} className="border-b border-line">
              <th scope="row" className="py-1.5 text-start font-normal">
                <bdi>{title}</bdi>
              </th>
              {sides.map((side, i) => (
                <td
                  key={labels[i]}
                  className="whitespace-nowrap ps-3 py-1.5 text-end"
                >{`${side.hidden} of ${side.arguments}`}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
