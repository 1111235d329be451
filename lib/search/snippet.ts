import type { Term } from "#db/search";
import { wordsOf } from "#lib/search/fold";
import { isWanted } from "#lib/search/wanted";

/** A stretch of a text; `hit` when it is a word that was looked for. */
export type Piece = { text: string; hit: boolean };

type Place = { start: number; end: number; word: string };

/** A whole text with its hits. */
export function highlight(text: string, terms: readonly Term[]): Piece[] {
  return piecesOf(text, { start: 0, end: text.length }, hitsIn(text, terms));
}

/** About `length` characters of a text, from where most of what was looked for stands together, or else from its beginning. */
export function snippetOf(text: string, terms: readonly Term[], length: number): Piece[] {
  const hits = hitsIn(text, terms);
  const wholeWords = windowAround(text, startOfBest(hits, length * (2 / 3)), length);
  const pieces = piecesOf(text, wholeWords, hits);
  if (wholeWords.start > 0) pieces.unshift({ text: "… ", hit: false });
  if (wholeWords.end < text.length) pieces.push({ text: " …", hit: false });
  return pieces;
}

function hitsIn(text: string, terms: readonly Term[]): Place[] {
  const hits: Place[] = [];
  for (const place of wordsOf(text)) {
    // Several words of one character (ﷺ) are one place.
    if (isWanted(place.word, terms) && hits.at(-1)?.start !== place.start) hits.push(place);
  }
  return hits;
}

/** Where the stretch of `length` characters begins that has the most different hits; the first of several. */
function startOfBest(hits: readonly Place[], length: number): number {
  const inside = new Map<string, number>();
  let best = { start: 0, different: 0 };
  let last = 0;
  for (const hit of hits) {
    while (last < hits.length && (hits[last]?.end ?? 0) <= hit.start + length) {
      const word = hits[last]?.word ?? "";
      inside.set(word, (inside.get(word) ?? 0) + 1);
      last += 1;
    }
    if (inside.size > best.different) best = { start: hit.start, different: inside.size };
    const left = (inside.get(hit.word) ?? 1) - 1;
    if (left > 0) inside.set(hit.word, left);
    else inside.delete(hit.word);
  }
  return best.start;
}

/** Room before the place, then up to `length` characters, cut at spaces where there are any. */
function windowAround(text: string, place: number, length: number): { start: number; end: number } {
  const latest = Math.max(0, text.length - length);
  let start = Math.min(Math.max(0, place - Math.floor(length / 4)), latest);
  if (start > 0) {
    const space = text.slice(start, place).search(/\s\S/);
    start = space >= 0 ? start + space + 1 : wholeCharacter(text, start);
  }
  let end = Math.min(text.length, start + length);
  if (end < text.length) {
    const space = text.slice(start, end + 1).search(/\s\S*$/);
    end = space > 0 ? start + space : wholeCharacter(text, end);
  }
  return { start, end };
}

/** A place that does not part a surrogate pair. */
const wholeCharacter = (text: string, place: number) =>
  /[\udc00-\udfff]/.test(text[place] ?? "") && /[\ud800-\udbff]/.test(text[place - 1] ?? "") ? place - 1 : place;

function piecesOf(text: string, { start, end }: { start: number; end: number }, hits: readonly Place[]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const hit of hits) {
    if (hit.start < start || hit.end > end) continue;
    if (hit.start > at) pieces.push({ text: text.slice(at, hit.start), hit: false });
    pieces.push({ text: text.slice(hit.start, hit.end), hit: true });
    at = hit.end;
  }
  if (end > at) pieces.push({ text: text.slice(at, end), hit: false });
  return pieces;
}
