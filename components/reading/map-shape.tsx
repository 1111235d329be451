import { NODE_RADIUS } from "#lib/reading/map-layout";

const R = NODE_RADIUS;

type Props = { side: 1 | 2 | undefined; hollow?: boolean; x?: number; y?: number };

/** A circle for the first side, a square for the second, a triangle for a question; hollow when it was removed. */
export function MapShape({ side, hollow = false, x = 0, y = 0 }: Props) {
  const look = `shape stroke-side stroke-2 ${hollow ? "fill-card" : "fill-side"}`;
  if (side === 1) return <circle cx={x} cy={y} r={R - 1} className={look} />;
  if (side === 2) return <rect x={x - R + 1} y={y - R + 1} width={2 * R - 2} height={2 * R - 2} className={look} />;
  return <path d={`M${x} ${y - R}l${R} ${2 * R - 2}h${-2 * R}Z`} className={look} />;
}
