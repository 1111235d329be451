import type { Place } from "#lib/passages/canonical-text";
import type { Words } from "#lib/passages/words";

/** Where words stand in a text in an altered form, and how many characters were altered. */
export type Alignment = Place & { errors: number };

/** What may still be compared; each comparison of two words takes one off. */
export type Work = { left: number };

type Wanted = { words: Words; most: number; within: Place; without?: Place | null; work: Work };

/**
 * The places of a text that are most like the wanted words (Sellers' algorithm, by words and not by letters, so that no
 * word is cut and that it takes one comparison for each pair of words): the best and those beside it, a few at most. It
 * looks `within` a stretch of the text, passes over `without`, and finds nothing when the work would be too much.
 */
export function alignWords({ places, keys }: Words, { words, most, within, without, work }: Wanted): Alignment[] {
  const first = firstEndingAfter(places, within.start);
  const last = firstEndingAfter(places, within.end);
  const m = words.keys.length;
  work.left -= m * (last - first);
  if (work.left < 0 || m === 0) return [];

  const ids = new Map<string, number>();
  const wanted = Int32Array.from(words.keys, (key) => ids.get(key) ?? ids.set(key, ids.size + 1).size);
  const lengths = Int32Array.from(words.keys, (key) => key.length);
  const errors = new Int32Array(m + 1);
  const starts = new Int32Array(m + 1).fill(first);
  for (let i = 1; i <= m; i += 1) errors[i] = at(errors, i - 1) + at(lengths, i - 1);

  const found: Alignment[] = [];
  for (let j = first; j < last; j += 1) {
    const place = places[j] as Place;
    const length = place.end - place.start;
    const isLeftOut = without && place.start < without.end && place.end > without.start;
    const id = isLeftOut ? 0 : (ids.get(keys[j] as string) ?? 0);
    const skip = isLeftOut ? FAR : length;
    let diagonal = at(errors, 0);
    let diagonalStart = j;
    starts[0] = j + 1;
    for (let i = 1; i <= m; i += 1) {
      const own = at(lengths, i - 1);
      let best = diagonal + (at(wanted, i - 1) === id ? 0 : isLeftOut ? FAR : Math.max(own, length));
      let start = diagonalStart;
      const before = at(errors, i);
      if (before + skip < best) {
        best = before + skip;
        start = at(starts, i);
      }
      if (at(errors, i - 1) + own < best) {
        best = at(errors, i - 1) + own;
        start = at(starts, i - 1);
      }
      diagonal = before;
      diagonalStart = at(starts, i);
      errors[i] = best;
      starts[i] = start;
    }
    const from = places[at(starts, m)];
    if (at(errors, m) <= most && from && from.start < place.end)
      found.push({ start: from.start, end: place.end, errors: at(errors, m) });
  }
  return apart(found.sort((a, b) => a.errors - b.errors));
}

// More than any two texts can differ.
const FAR = 1_000_000;
const MOST_ALIGNMENTS = 4;

const at = (numbers: Int32Array, i: number) => numbers[i] as number;

function apart(sorted: Alignment[]): Alignment[] {
  const chosen: Alignment[] = [];
  for (const each of sorted) {
    if (chosen.length === MOST_ALIGNMENTS) break;
    if (chosen.every(({ start, end }) => each.end <= start || each.start >= end)) chosen.push(each);
  }
  return chosen;
}

function firstEndingAfter(places: Place[], where: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as Place).end > where) high = middle;
    else low = middle + 1;
  }
  return low;
}
