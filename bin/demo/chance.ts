/** Numbers that look like chance and are the same each time: one row of them for each seed. */
export type Chance = {
  /** From 0 up to 1. */
  next: () => number;
  between: (low: number, high: number) => number;
  pick: <T>(list: readonly T[], weight?: (item: T) => number) => T | undefined;
};

/** A row of numbers of its own for `seed`, so that a new text in the content moves none of the others (mulberry32, after FNV-1a). */
export function chance(seed: string): Chance {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  );
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    pick: (list, weight = () => 1) => {
      const total = list.reduce((sum, item) => sum + weight(item), 0);
      const drawn = next() * total;
      const reached = list.map((_, i) => list.slice(0, i + 1).reduce((sum, item) => sum + weight(item), 0));
      return list[reached.findIndex((sum) => drawn < sum)];
    },
  };
}
