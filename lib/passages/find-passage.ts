import search from "approx-string-match";
import { alignWords, type Work } from "#lib/passages/align-words";
import type { Place } from "#lib/passages/canonical-text";
import { changedStretch } from "#lib/passages/changed-stretch";
import { editDistance } from "#lib/passages/edit-distance";
import {
  byAgreement,
  neighboursOf,
  placesOf,
  type Selectors,
  sameBefore,
  sameBehind,
} from "#lib/passages/locate-passage";
import {
  CONTEXT_LENGTH,
  LEAST_LEAD,
  LEAST_SCORE,
  MOST_CANDIDATES,
  MOST_ERRORS,
  MOST_WORK,
  TELLING_LENGTH,
  WEIGHTS,
} from "#lib/passages/rules";
import { isWithinWord, saysTheSame, type Words, wordsOf } from "#lib/passages/words";

/** What is known of a passage, with its place in the text as it was before, if it had one. */
export type Sought = Selectors & { end?: number | null };

export type Found = Place & { score: number; state: "anchored" | "moved" };

type Candidate = Place & { errors: number };

/**
 * Finds passages in a text, given the text as it was before. A passage is where it was when all that changed is before
 * or behind it; else it is looked for in what changed: word for word, between its neighbours, then in other words
 * (scores after Hypothes.is, match-quote.ts). What stands there must lead back to the passage: words that stood
 * elsewhere in the old text are not the passage, however like it they are. Null when nothing is certain.
 */
export function passageFinder(text: string, before: string | null, work: Work = { left: MOST_WORK }) {
  const seen: Seen = { text, before, work, changed: before === null ? null : changedStretch(before, text) };
  return (sought: Sought): Found | null => unchanged(seen, sought) ?? altered(seen, sought);
}

type Seen = {
  text: string;
  before: string | null;
  changed: ReturnType<typeof changedStretch> | null;
  work: Work;
  words?: Words;
  wordsBefore?: Words;
};

function ownPlace({ start, end, exact }: Sought): Place | null {
  return start == null ? null : { start, end: end ?? start + exact.length };
}

/**
 * The passage, when all that changed is on one side of it, and when what lies between stood in the old text once: else
 * it may be the end (or the beginning) of another item built alike, and its own was taken out.
 */
function unchanged({ text, before, changed }: Seen, sought: Sought): Found | null {
  const own = ownPlace(sought);
  if (!own || before === null || !changed || own.end > before.length) return null;
  if (text === before) return found(text, own, sought, 1);
  const { start, end } = changed.before;
  if (own.end <= start && isOnce(before, before.slice(Math.max(own.start, start - WIDE), start)))
    return found(text, own, sought, 1);
  const by = text.length - before.length;
  if (own.start >= end && isOnce(before, before.slice(end, Math.min(own.end, end + WIDE))))
    return found(text, { start: own.start + by, end: own.end + by }, sought, 1);
  return null;
}

function isOnce(text: string, words: string): boolean {
  const first = text.indexOf(words);
  return text.indexOf(words, first + 1) < 0;
}

function altered(seen: Seen, sought: Sought): Found | null {
  const whole = inFull(seen, sought);
  const [only] = whole;
  if (only && whole.length === 1 && wasOnly(seen, sought) && sought.exact.length >= TELLING_LENGTH)
    return found(seen.text, only, sought, scoreOf(seen.text, only, sought));
  const near = [...whole.slice(0, MOST_CANDIDATES), ...betweenItsNeighbours(seen, sought)];
  const first = best(seen.text, near, sought) ?? best(seen.text, [...near, ...inOtherWords(seen, sought)], sought);
  return first && leadsBack(seen, first, sought) ? found(seen.text, first, sought, first.score) : null;
}

function found(text: string, { start, end }: Place, { exact, start: was }: Sought, score: number): Found {
  return { start, end, score, state: start === was && text.slice(start, end) === exact ? "anchored" : "moved" };
}

function best(text: string, candidates: Candidate[], sought: Sought): (Candidate & { score: number }) | null {
  const scored = candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(text, candidate, sought) }))
    .sort((a, b) => b.score - a.score);
  const [first] = scored;
  if (!first || first.score < LEAST_SCORE) return null;
  const rival = scored.find(({ start, end }) => start >= first.end || end <= first.start);
  return rival && first.score - rival.score < LEAST_LEAD ? null : first;
}

/** What changed, with so much on both sides that a passage which reaches into it lies within. */
function stretchOf({ text, changed }: Seen, { exact }: Sought): Place {
  if (!changed) return { start: 0, end: text.length };
  const beside = 2 * exact.length + CONTEXT_LENGTH;
  return { start: Math.max(0, changed.after.start - beside), end: Math.min(text.length, changed.after.end + beside) };
}

const reachesIn = ({ changed }: Seen, { start, end }: Place) =>
  !changed || (start <= changed.after.end && end >= changed.after.start);

/** The places where the words stand as they were quoted, those that agree most with the passage first. */
function inFull(seen: Seen, sought: Sought): Candidate[] {
  const { exact, prefix = "", suffix = "" } = sought;
  const { start, end } = stretchOf(seen, sought);
  const mayBeginCut = isWithinWord(prefix + exact, prefix.length);
  const mayEndCut = isWithinWord(exact + suffix, exact.length);
  const isCut = (place: Place) =>
    (!mayBeginCut && isWithinWord(seen.text, place.start)) || (!mayEndCut && isWithinWord(seen.text, place.end));
  const places = placesOf(seen.text.slice(start, end), exact, Math.max(0, (sought.start ?? 0) - start))
    .map((place) => ({ start: place.start + start, end: place.end + start }))
    .filter((place) => reachesIn(seen, place) && !isCut(place));
  return byAgreement(seen.text, places, sought).map((place) => ({ ...place, errors: 0 }));
}

function wasOnly({ before }: Seen, { exact, start }: Sought): boolean {
  return before !== null && start != null && before.indexOf(exact) === start && before.indexOf(exact, start + 1) < 0;
}

const MOST_NEIGHBOURS = 4;

/** What stands between the words that stood on both sides of it: a passage altered within, found without a search. */
function betweenItsNeighbours(seen: Seen, sought: Sought): Candidate[] {
  const { exact, prefix = "", suffix = "" } = sought;
  if (prefix.length < CONTEXT_LENGTH || suffix.length < CONTEXT_LENGTH) return [];
  const { text } = seen;
  const within = stretchOf(seen, sought);
  const candidates: Place[] = [];
  for (let tries = 0, at = text.indexOf(prefix, within.start); at >= 0 && tries < MOST_NEIGHBOURS; tries += 1) {
    const start = at + prefix.length;
    const end = start + text.slice(start, start + 2 * exact.length + suffix.length).indexOf(suffix);
    if (end > start && reachesIn(seen, { start, end })) candidates.push({ start, end });
    at = text.indexOf(prefix, at + 1);
  }
  return candidates
    .map((place) => ({ ...place, errors: differences(seen, text.slice(place.start, place.end), exact) }))
    .filter(({ errors }) => errors <= mostErrors(exact));
}

/** The places that are most like the words. */
function inOtherWords(seen: Seen, sought: Sought): Candidate[] {
  const { exact } = sought;
  seen.words ??= wordsOf(seen.text);
  // A word counts as a whole when it is altered, which is corrected once it is known where to compare letters.
  const most = Math.ceil(1.5 * mostErrors(exact));
  const within = stretchOf(seen, sought);
  return alignWords(seen.words, { words: wordsOf(exact), most, within, work: seen.work })
    .filter((place) => reachesIn(seen, place))
    .map((place) => ({ ...place, errors: differences(seen, seen.text.slice(place.start, place.end), exact) }))
    .filter(({ errors }) => errors <= mostErrors(exact));
}

const mostErrors = (exact: string) => Math.min(MOST_ERRORS, Math.floor(exact.length / 2));

function differences({ work }: Seen, there: string, exact: string): number {
  const errors = work.left < 0 ? exact.length : editDistance(there, exact, work);
  return Math.min(exact.length, errors);
}

/** Whether this is the passage, and nothing else of the old text is more likely to have become what stands here. */
function leadsBack(seen: Seen, candidate: Candidate, sought: Sought): boolean {
  const { text, before, work } = seen;
  const { exact } = sought;
  if (!saysTheSame(text.slice(candidate.start, candidate.end), exact)) return false;
  if (before === null) return true;
  const own = ownPlace(sought);
  if (text.startsWith(exact, candidate.start) && candidate.errors === 0)
    return leadsBackByNeighbours(seen, candidate, own, exact);
  const here = wholeWords(text, candidate);
  const was = own ? wholeWords(before, own) : exact;
  seen.wordsBefore ??= wordsOf(before);
  const wanted = { words: wordsOf(here), most: here.length, within: { start: 0, end: before.length }, work };
  const [likest] = own ? alignWords(seen.wordsBefore, wanted) : [];
  if (own && !(likest && isMostly(likest, own))) return false;
  const rivals = alignWords(seen.wordsBefore, { ...wanted, without: own });
  const lead = LEAST_LEAD * here.length;
  const errors = differences(seen, here, was);
  const isNearer = (place: Place) => differences(seen, before.slice(place.start, place.end), here) <= errors + lead;
  return !rivals.some(isNearer) && work.left >= 0;
}

/** What stands at a place, with the rest of the words that it cuts. */
function wholeWords(text: string, { start, end }: Place): string {
  let [from, to] = [start, end];
  while (from > 0 && start - from < CONTEXT_LENGTH && isWithinWord(text, from)) from -= 1;
  while (to < text.length && to - end < CONTEXT_LENGTH && isWithinWord(text, to)) to += 1;
  return text.slice(from, to);
}

/** Whether two places have more in common than not. */
function isMostly(a: Place, b: Place): boolean {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return 2 * common > Math.max(a.end - a.start, b.end - b.start);
}

/**
 * Of several places of the old text with these very words, the passage must be the one among the neighbours that are
 * here: by its score, and on neither side another by far (32 characters may be the same in each item of a list).
 */
function leadsBackByNeighbours({ text, before }: Seen, candidate: Candidate, own: Place | null, exact: string) {
  if (before === null) return true;
  const others = placesOf(before, exact, candidate.start).filter(({ start }) => start !== own?.start);
  if (others.length === 0) return true;
  if (!own) return false;
  const here = { exact, ...neighboursOf(text, candidate) };
  const wide = neighboursOf(text, candidate, WIDE);
  const [ownBefore, ownBehind] = [sameBefore(before, own.start, wide.prefix), sameBehind(before, own.end, wide.suffix)];
  const score = scoreOf(before, { ...own, errors: 0 }, here);
  const isLikelier = (place: Place) =>
    sameBefore(before, place.start, wide.prefix) >= ownBefore + TELLING_LENGTH ||
    sameBehind(before, place.end, wide.suffix) >= ownBehind + TELLING_LENGTH;
  const isAsLikely = (place: Place) => score - scoreOf(before, { ...place, errors: 0 }, here) < LEAST_LEAD;
  return !others.some(isLikelier) && !byAgreement(before, others, here).slice(0, MOST_CANDIDATES).some(isAsLikely);
}

// Of the neighbours of what stands at several places.
const WIDE = 8 * CONTEXT_LENGTH;

/** From 0 to 1. What is not known of the passage (its neighbours at the edge of the text, its place) does not count. */
function scoreOf(text: string, { start, end, errors }: Candidate, sought: Sought): number {
  const { exact, prefix = "", suffix = "" } = sought;
  const parts: [weight: number, score: number][] = [[WEIGHTS.exact, 1 - errors / exact.length]];
  if (prefix) parts.push([WEIGHTS.prefix, likeness(text.slice(Math.max(0, start - prefix.length), start), prefix)]);
  if (suffix) parts.push([WEIGHTS.suffix, likeness(text.slice(end, end + suffix.length), suffix)]);
  if (sought.start != null) parts.push([WEIGHTS.place, 1 - Math.abs(start - sought.start) / Math.max(1, text.length)]);
  const most = parts.reduce((sum, [weight]) => sum + weight, 0);
  return parts.reduce((sum, [weight, score]) => sum + weight * score, 0) / most;
}

/** From 0 to 1; 0 up to half of the letters in common, as any two stretches of a language have. For neighbours, which are short. */
function likeness(there: string, wanted: string): number {
  if (there === wanted) return 1;
  const errors = search(there, wanted, wanted.length)[0]?.errors ?? wanted.length;
  return Math.max(0, 1 - (2 * errors) / wanted.length);
}
