import type { ReactNode } from "react";
import { Empty } from "#components/ui/empty";
import { dayInWords } from "#lib/record/days";
import type { DayOfDecisions } from "#lib/record/stats";

const UP = 80;
const DOWN = 20;
const GAP = 0.16;
const SHORT_TABLE = 8;

/** What was decided each day: bars, with granted appeals below the line, and the same as a table. */
export function PerDay({ days }: { days: DayOfDecisions[] }) {
  const [first, last] = [days[0], days.at(-1)];
  const busy = days.filter(({ hidden, overturned, others }) => hidden + overturned + others > 0);
  if (!first || !last || busy.length === 0) return <Empty>Nothing was decided in these days.</Empty>;
  const most = Math.max(...days.map(({ hidden, others }) => hidden + others));
  const mostGranted = Math.max(...days.map(({ overturned }) => overturned));
  const unit = Math.min(UP / Math.max(1, most), mostGranted > 0 ? DOWN / mostGranted : UP);
  return (
    <>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <Entry className="fill-ink">Hidden</Entry>
        <Entry className="fill-edge">Decided otherwise</Entry>
        <Entry className="fill-bridge">Appeals granted</Entry>
      </ul>
      <svg
        role="img"
        aria-label={`Decisions per day from ${dayInWords(first.day)} to ${dayInWords(last.day)}, ${most} at most. The table below has the numbers.`}
        viewBox={`0 0 ${days.length} ${UP + DOWN}`}
        preserveAspectRatio="none"
        className="mt-4 h-40 w-full"
      >
        {days.map((day, i) => (
          <Bars key={day.day} day={day} x={i + GAP / 2} unit={unit} />
        ))}
        <line x1="0" x2={days.length} y1={UP} y2={UP} vectorEffect="non-scaling-stroke" className="stroke-edge" />
      </svg>
      <p className="mt-1 flex justify-between gap-4 text-xs text-soft">
        <span>{dayInWords(first.day)}</span>
        <span>{dayInWords(last.day)}</span>
      </p>
      <details open={busy.length <= SHORT_TABLE} className="mt-1">
        <summary className="link inline-flex min-h-11 items-center text-sm md:min-h-8">The numbers as a table</summary>
        <Numbers days={busy} />
      </details>
    </>
  );
}

function Bars({ day, x, unit }: { day: DayOfDecisions; x: number; unit: number }) {
  const [hidden, others, overturned] = [day.hidden, day.others, day.overturned].map((count) => count * unit) as [
    number,
    number,
    number,
  ];
  return (
    <g>
      <title>{`${dayInWords(day.day)}: ${day.hidden} hidden, ${day.overturned} appeals granted, ${day.others} otherwise`}</title>
      <rect x={x} width={1 - GAP} y={UP - hidden} height={hidden} className="fill-ink" />
      <rect x={x} width={1 - GAP} y={UP - hidden - others} height={others} className="fill-edge" />
      <rect x={x} width={1 - GAP} y={UP} height={overturned} className="fill-bridge" />
    </g>
  );
}

function Entry({ className, children }: { className: string; children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-1.5">
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3.5">
        <rect width="16" height="16" rx="3" className={className} />
      </svg>
      {children}
    </li>
  );
}

function Numbers({ days }: { days: DayOfDecisions[] }) {
  return (
    <table className="w-full text-xs tabular-nums md:text-sm">
      <caption className="sr-only">Days on which something was decided</caption>
      <thead>
        <tr className="border-b border-line align-bottom">
          <th scope="col" className="py-2 text-start font-semibold">
            Day
          </th>
          {["Hidden", "Appeals granted", "Otherwise"].map((head) => (
            <th key={head} scope="col" className="ps-3 py-2 text-end font-semibold">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, hidden, overturned, others }) => (
          <tr key={day} className="border-b border-line">
            <th scope="row" className="py-1.5 text-start font-normal">
              {dayInWords(day)}
            </th>
            <td className="ps-3 py-1.5 text-end">{hidden}</td>
            <td className="ps-3 py-1.5 text-end">{overturned}</td>
            <td className="ps-3 py-1.5 text-end">{others}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
