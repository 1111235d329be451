import type { Place } from "#lib/passages/canonical-text";

/** A stretch of the article that arguments of one stance quote, and how many do. */
export type QuotedPlace = Place & { stance: string; count: number };

/** A stretch of the article that arguments quote, with how many of each stance; `starts` are where quotes begin in it. */
export type ContestedPassage = Place & { countOf: Record<string, number>; starts: number[] };

/** Quoted places as the article marks them: those that overlap are one. In the order of the text. */
export function contestedPassages(quoted: readonly QuotedPlace[]): ContestedPassage[] {
  const passages: ContestedPassage[] = [];
  for (const place of quoted.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = passages.at(-1);
    if (!last || place.start >= last.end) {
      passages.push({
        start: place.start,
        end: place.end,
        countOf: { [place.stance]: place.count },
        starts: [place.start],
      });
      continue;
    }
    last.end = Math.max(last.end, place.end);
    last.countOf[place.stance] = (last.countOf[place.stance] ?? 0) + place.count;
    if (last.starts.at(-1) !== place.start) last.starts.push(place.start);
  }
  return passages;
}

/** How many of each stance quote something of this stretch. */
export function countQuotes(quoted: readonly QuotedPlace[], { start, end }: Place): Record<string, number> {
  const countOf: Record<string, number> = {};
  for (const place of quoted)
    if (place.start < end && place.end > start) countOf[place.stance] = (countOf[place.stance] ?? 0) + place.count;
  return countOf;
}

type Side = { slug: string; label: string; side: 1 | 2 };

/** The CSS class of the side that quotes it most; of both when neither does. */
export function mostlySide(countOf: Record<string, number>, stances: readonly [Side, Side]): string {
  const [a, b] = stances.map(({ slug }) => countOf[slug] ?? 0) as [number, number];
  if (a === b) return "side-both";
  return `side-${(a > b ? stances[0] : stances[1]).side}`;
}

export const totalOf = (countOf: Record<string, number>) => Object.values(countOf).reduce((sum, n) => sum + n, 0);

/** “Quoted by 3 arguments of Pro-engagement and 1 of Legitimacy concern”. */
export function quotesInWords(countOf: Record<string, number>, stances: readonly Side[]): string {
  const parts = stances
    .map(({ slug, label }) => ({ label, count: countOf[slug] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }, i) => (i > 0 ? `${count} of ${label}` : `${argumentsInWords(count)} of ${label}`));
  return `Quoted by ${parts.join(" and ")}`;
}

export const argumentsInWords = (count: number) => (count === 1 ? "1 argument" : `${count} arguments`);
