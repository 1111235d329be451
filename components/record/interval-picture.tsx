import { SideIcon } from "#components/arguments/stance-chip";
import { axisEnd, type Interval } from "#lib/record/parity";
import { type Comparison, percent, type SideFigures, shareHidden } from "#lib/record/stats";

const WIDTH = 400;
const MARGIN = 8;
const STEPS = [0, 1, 2, 3, 4];

/** The share of each side that was hidden, a circle and a square, on the line in which it may lie; both on one axis. */
export function IntervalPicture({ comparison: { labels, sides } }: { comparison: Comparison }) {
  const end = axisEnd(sides.filter((side) => side.arguments > 0).map(shareHidden));
  return (
    <div className="mt-3">
      {sides.map((side, i) => (
        <Track key={labels[i]} side={i === 0 ? 1 : 2} label={labels[i] ?? ""} figures={side} end={end} />
      ))}
      <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} 6`} className="mt-1 w-full">
        <line x1={xOf(0, end)} x2={xOf(end, end)} y1="1" y2="1" className="stroke-edge" />
        {STEPS.map((step) => (
          <line
            key={step}
            x1={xOf((end * step) / 4, end)}
            x2={xOf((end * step) / 4, end)}
            y1="1"
            y2="6"
            className="stroke-edge"
          />
        ))}
      </svg>
      <p aria-hidden="true" className="flex justify-between text-xs tabular-nums text-soft">
        {STEPS.map((step) => (
          <span key={step}>{tick((end * step) / 4)}</span>
        ))}
      </p>
    </div>
  );
}

type TrackProps = { side: 1 | 2; label: string; figures: SideFigures; end: number };

function Track({ side, label, figures, end }: TrackProps) {
  const share = figures.arguments === 0 ? null : figures.hidden / figures.arguments;
  const interval = shareHidden(figures);
  return (
    <div className={`side-${side} mt-2 text-side`}>
      <p className="flex flex-wrap items-center gap-x-2 text-sm">
        <SideIcon side={side} />
        <span className="font-semibold">{label}</span>
        <span className="ms-auto tabular-nums text-ink">{share === null ? "no arguments" : percent(share)}</span>
      </p>
      {share !== null && (
        <svg
          role="img"
          aria-label={`${percent(share)}, in a 95% interval from ${percent(interval.low)} to ${percent(interval.high)}`}
          viewBox={`0 0 ${WIDTH} 24`}
          className="w-full"
        >
          <Range interval={interval} end={end} />
          <Mark side={side} x={xOf(share, end)} />
        </svg>
      )}
    </div>
  );
}

function Range({ interval: { low, high }, end }: { interval: Interval; end: number }) {
  return (
    <line
      x1={xOf(low, end)}
      x2={xOf(high, end)}
      y1="12"
      y2="12"
      strokeWidth="2"
      strokeLinecap="round"
      className="stroke-side"
    />
  );
}

function Mark({ side, x }: { side: 1 | 2; x: number }) {
  if (side === 1) return <circle cx={x} cy="12" r="7.5" className="fill-side" />;
  return <rect x={x - 7} y="5" width="14" height="14" className="fill-side" />;
}

const xOf = (share: number, end: number) => MARGIN + (share / end) * (WIDTH - 2 * MARGIN);

/** A step of the axis: quarters of the shortest need two places. */
const tick = (share: number) => `${Number((share * 100).toFixed(2))}%`;
