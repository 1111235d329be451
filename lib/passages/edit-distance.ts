import type { Work } from "#lib/passages/align-words";

/** How many characters must be put in, taken out or exchanged to make one text of another (Levenshtein). */
export function editDistance(a: string, b: string, work: Work): number {
  let from = 0;
  while (from < a.length && from < b.length && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const width = endB - from;
  work.left -= (endA - from) * width;
  const row = Int32Array.from({ length: width + 1 }, (_, i) => i);
  for (let i = from; i < endA; i += 1) {
    const code = a.charCodeAt(i);
    let diagonal = i - from;
    let left = diagonal + 1;
    row[0] = left;
    for (let j = 1; j <= width; j += 1) {
      const above = row[j] as number;
      const changed = diagonal + (code === b.charCodeAt(from + j - 1) ? 0 : 1);
      left = Math.min(changed, above + 1, left + 1);
      diagonal = above;
      row[j] = left;
    }
  }
  return row[width] as number;
}
