import type { Place } from "#lib/passages/canonical-text";
import { CONTEXT_LENGTH, MOST_PLACES } from "#lib/passages/rules";

/** Words of a text, and what is known of their place: what stands around them, and where they begin. */
export type Selectors = { exact: string; prefix?: string; suffix?: string; start?: number | null };

/**
 * Where a passage that somebody quotes just now stands word for word: of several such places the one whose neighbours
 * agree with theirs in most characters, then the one that is nearest to their start, else the first. Null when it is
 * nowhere.
 */
export function locatePassage(text: string, selectors: Selectors): Place | null {
  return byAgreement(text, placesOf(text, selectors.exact, selectors.start ?? 0), selectors)[0] ?? null;
}

/** The words on both sides of a place. */
export function neighboursOf(text: string, { start, end }: Place, length = CONTEXT_LENGTH) {
  return {
    prefix: text.slice(Math.max(0, start - length), start),
    suffix: text.slice(end, end + length),
  };
}

/** The places where words stand as they were quoted, those around `near`; of very many not all. */
export function placesOf(text: string, exact: string, near: number): Place[] {
  const starts: number[] = [];
  let start = text.indexOf(exact, near);
  while (start >= 0 && starts.length < MOST_PLACES / 2) {
    starts.push(start);
    start = text.indexOf(exact, start + 1);
  }
  start = near > 0 ? text.lastIndexOf(exact, near - 1) : -1;
  while (start >= 0 && starts.length < MOST_PLACES) {
    starts.push(start);
    start = start > 0 ? text.lastIndexOf(exact, start - 1) : -1;
  }
  return starts.sort((a, b) => a - b).map((each) => ({ start: each, end: each + exact.length }));
}

/** Places whose neighbours agree most come first, those nearest to the start among equals. It counts equal characters alone. */
export function byAgreement(text: string, places: Place[], { prefix = "", suffix = "", start }: Selectors): Place[] {
  const from = start ?? 0;
  const before = prefix.slice(-CONTEXT_LENGTH);
  const behind = suffix.slice(0, CONTEXT_LENGTH);
  return places
    .map((place) => ({ place, same: sameBefore(text, place.start, before) + sameBehind(text, place.end, behind) }))
    .sort((a, b) => b.same - a.same || Math.abs(a.place.start - from) - Math.abs(b.place.start - from))
    .map(({ place }) => place);
}

/** How many characters before a place are those at the end of `prefix`, a space next to the place aside. */
export function sameBefore(text: string, end: number, prefix: string): number {
  const from = text.charAt(end - 1) === " " ? end - 1 : end;
  const length = prefix.endsWith(" ") ? prefix.length - 1 : prefix.length;
  let same = 0;
  while (same < length && prefix.charCodeAt(length - 1 - same) === text.charCodeAt(from - 1 - same)) same += 1;
  return same;
}

/** How many characters behind a place are those at the beginning of `suffix`. */
export function sameBehind(text: string, start: number, suffix: string): number {
  const from = text.charAt(start) === " " ? start + 1 : start;
  const first = suffix.startsWith(" ") ? 1 : 0;
  let same = 0;
  while (first + same < suffix.length && suffix.charCodeAt(first + same) === text.charCodeAt(from + same)) same += 1;
  return same;
}
