import { Fill, Legend, Stripes } from "#components/minds/fill";
import { Empty } from "#components/ui/empty";
import { LANES } from "#lib/minds/flow";
import type { BalanceAt } from "#lib/minds/over-time";
import { FEWEST_TOLD, type Side } from "#lib/positions/rules";
import type { Stance } from "#lib/threads/queries";

type Props = { columns: BalanceAt[]; stances: readonly [Stance, Stance] };

const GAP = 0.12;
const SHORT_TABLE = 8;
const COUNT = { 1: "yes", 0: "undecided", 2: "no" } as const;

/** Where the members stood, day by day or week by week: columns, and the same as a table. */
export function BalanceOverTime({ columns, stances }: Props) {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last)
    return (
      <Empty>{`Fewer than ${FEWEST_TOLD} people have said where they stand: too few to show. You can say it below the article.`}</Empty>
    );
  return (
    <>
      <Legend stances={stances} />
      <div className={`mt-4 ${columns.length <= 4 ? "max-w-48" : columns.length <= 12 ? "max-w-md" : ""}`}>
        <svg
          role="img"
          aria-label={`From ${dayOf(first.from)} to ${dayOf(last.to)}. The table below has the numbers.`}
          viewBox={`0 0 ${columns.length} 100`}
          preserveAspectRatio="none"
          className="h-48 w-full md:h-56"
        >
          <Stripes id="stripes-time" every={4} />
          {columns.map((column, i) => (
            <ColumnOfShares key={column.from} column={column} x={i} stances={stances} />
          ))}
          <line
            x1="0"
            x2={columns.length}
            y1="50"
            y2="50"
            vectorEffect="non-scaling-stroke"
            strokeDasharray="2 4"
            className="stroke-ink"
          />
        </svg>
        <p className="mt-1 flex justify-between gap-4 text-xs text-soft">
          <span>{dayOf(first.from)}</span>
          {columns.length > 1 && <span>{dayOf(last.to)}</span>}
        </p>
      </div>
      <p className="mt-3 text-sm text-soft">
        {`It moves on only when ${FEWEST_TOLD} more people took or changed a position, so that no single step shows.`}
      </p>
      <details open={columns.length <= SHORT_TABLE} className="mt-1">
        <summary className="link inline-flex min-h-11 items-center text-sm md:min-h-8">The numbers as a table</summary>
        <Numbers columns={columns} stances={stances} />
      </details>
    </>
  );
}

function ColumnOfShares({ column, x, stances }: { column: BalanceAt; x: number; stances: Props["stances"] }) {
  const total = column.yes + column.undecided + column.no;
  let y = 0;
  // No on top and yes at the foot, so that both are measured from a straight edge.
  const parts = LANES.toReversed().map((side) => {
    const height = (column[COUNT[side]] * 100) / total;
    const part = { side, y, height };
    y += height;
    return part;
  });
  return (
    <g>
      <title>
        {`${periodOf(column)}: ${column.yes} ${stances[0].label}, ${column.undecided} undecided, ${column.no} ${stances[1].label}`}
      </title>
      {parts.map((part) => (
        <Fill key={part.side} side={part.side} stripes="stripes-time">
          <rect x={x + GAP / 2} width={1 - GAP} y={part.y} height={part.height} />
        </Fill>
      ))}
    </g>
  );
}

function Numbers({ columns, stances: [yes, no] }: Props) {
  const heads: [Side, string][] = [
    [1, yes.label],
    [0, "Undecided"],
    [2, no.label],
  ];
  return (
    <table className="w-full table-fixed text-xs tabular-nums md:text-sm">
      <caption className="sr-only">How many members stood where</caption>
      <thead>
        <tr className="border-b border-line text-start align-bottom">
          <th scope="col" className="py-2 text-start font-semibold">
            Until the end of
          </th>
          {heads.map(([side, label]) => (
            <th key={side} scope="col" className={`side-${side} ps-3 py-2 text-end font-semibold text-side`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.from} className="border-b border-line">
            <th scope="row" className="whitespace-nowrap py-1.5 text-start font-normal">
              {dayOf(column.to)}
            </th>
            {heads.map(([side]) => (
              <td key={side} className="ps-3 py-1.5 text-end">
                {column[COUNT[side]].toLocaleString("en")}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const dayOf = (date: string) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(date),
  );

const periodOf = ({ from, to }: BalanceAt) => (from === to ? dayOf(from) : `${dayOf(from)} to ${dayOf(to)}`);
