/** One line of the table: what we do, what a bare server does in the same run, and our share of that. */
export type Row = { name: string; ours: string; floor: string; ratio: number; note?: string };

/** A rate against a floor that is a rate: 1 is as fast as bare Node. */
export const rateRow = (name: string, ours: number, floor: number, note?: string): Row =>
  rowOf(name, `${count(ours)}/s`, `${count(floor)}/s`, ours / floor, note);

/** A time against a floor that is a time: again 1 is as fast as bare Node, and less is slower. */
export const timeRow = (name: string, oursMs: number, floorMs: number, note?: string): Row =>
  rowOf(name, time(oursMs), time(floorMs), floorMs / oursMs, note);

export const rowOf = (name: string, ours: string, floor: string, ratio: number, note?: string): Row =>
  note === undefined ? { name, ours, floor, ratio } : { name, ours, floor, ratio, note };

export const count = (value: number) => (value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(2));
export const time = (ms: number) =>
  ms >= 10 ? `${Math.round(ms).toLocaleString("en")} ms` : `${ms.toPrecision(2)} ms`;

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
