import search from "approx-string-match";
import type { Place } from "#lib/passages/canonical-text";
import { CONTEXT_LENGTH, LEAST_LEAD, LEAST_SCORE, MOST_ERRORS, TELLING_LENGTH, WEIGHTS } from "#lib/passages/rules";

/**
 * What is known of a passage: its words, those around it, where it began (UTF-16 units), and whether its words stood at
 * one place alone; each but the first if known.
 */
export type Selectors = {
  exact: string;
  prefix?: string;
  suffix?: string;
  start?: number | null;
  isOnly?: boolean;
};

export type Found = Place & { score: number; state: "anchored" | "moved" };

type Candidate = Place & { errors: number };

/**
 * Where a passage stands in a text now: word for word where it was (“anchored”), elsewhere or in other words (“moved”),
 * or nowhere that is certain (null). After Hypothes.is (match-quote.ts), with a least score and a least lead.
 */
export function findPassage(text: string, selectors: Selectors): Found | null {
  const { exact, prefix = "", suffix = "", start } = selectors;
  if (start != null && isThere(text, start, { exact, prefix, suffix }))
    return { start, end: start + exact.length, score: 1, state: "anchored" };
  const whole = inFull(text, exact);
  const [only] = whole;
  if (only && whole.length === 1 && selectors.isOnly && exact.length >= TELLING_LENGTH)
    return {
      start: only.start,
      end: only.end,
      score: scoreOf(text, only, selectors),
      state: stateOf(text, only, selectors),
    };
  const near = [...whole, ...betweenItsNeighbours(text, selectors)];
  return best(text, near, selectors) ?? best(text, [...near, ...altered(text, exact)], selectors);
}

/**
 * Where a passage that somebody quotes just now stands word for word: of several such places the one that they point
 * to by its neighbours or its start, else the first. Null when it is nowhere.
 */
export function locatePassage(text: string, selectors: Selectors): Place | null {
  const places = inFull(text, selectors.exact).map((candidate) => ({
    place: { start: candidate.start, end: candidate.end },
    score: scoreOf(text, candidate, selectors),
  }));
  return (
    places.reduce<(typeof places)[number] | null>((a, b) => (a && a.score >= b.score ? a : b), null)?.place ?? null
  );
}

/** The words on both sides of a place. */
export function neighboursOf(text: string, { start, end }: Place): { prefix: string; suffix: string } {
  return {
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(end, end + CONTEXT_LENGTH),
  };
}

type Words = { exact: string; prefix: string; suffix: string };

function isThere(text: string, start: number, { exact, prefix, suffix }: Words): boolean {
  return text.startsWith(exact + suffix, start) && text.slice(0, start).endsWith(prefix);
}

function best(text: string, candidates: Candidate[], selectors: Selectors): Found | null {
  const scored = candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(text, candidate, selectors) }))
    .sort((a, b) => b.score - a.score);
  const [first] = scored;
  if (!first || first.score < LEAST_SCORE) return null;
  const rival = scored.find(({ start, end }) => start >= first.end || end <= first.start);
  if (rival && first.score - rival.score < LEAST_LEAD) return null;
  return { start: first.start, end: first.end, score: first.score, state: stateOf(text, first, selectors) };
}

function stateOf(text: string, { start, end }: Place, selectors: Selectors): Found["state"] {
  return start === selectors.start && text.slice(start, end) === selectors.exact ? "anchored" : "moved";
}

/** Whether these words stand at one place of the text, and at no other. */
export function isOnlyPlace(text: string, exact: string): boolean {
  const first = text.indexOf(exact);
  return first >= 0 && text.indexOf(exact, first + 1) < 0;
}

/** Every place where the words stand as they were quoted. */
function inFull(text: string, exact: string): Candidate[] {
  const found: Candidate[] = [];
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1))
    found.push({ start, end: start + exact.length, errors: 0 });
  return found;
}

/** What stands between the words that stood on both sides of it: a passage altered within, found without a search. */
function betweenItsNeighbours(text: string, { exact, prefix = "", suffix = "" }: Selectors): Candidate[] {
  if (prefix.length < CONTEXT_LENGTH || suffix.length < CONTEXT_LENGTH) return [];
  const found: Candidate[] = [];
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
    const start = at + prefix.length;
    const end = text.indexOf(suffix, start);
    if (end <= start || end - start > 2 * exact.length) continue;
    const [match] = search(text.slice(start, end), exact, exact.length);
    const outside = match ? end - start - (match.end - match.start) : 0;
    found.push({ start, end, errors: Math.min(exact.length, (match?.errors ?? exact.length) + outside) });
  }
  return found.filter(({ errors }) => errors <= mostErrors(exact));
}

/** The places that are most like the words. */
function altered(text: string, exact: string): Candidate[] {
  return search(text, exact, mostErrors(exact)).filter(({ start, end }) => start < end);
}

const mostErrors = (exact: string) => Math.min(MOST_ERRORS, Math.floor(exact.length / 2));

/** From 0 to 1. What is not known of the passage (its neighbours at the edge of the text, its place) does not count. */
function scoreOf(text: string, { start, end, errors }: Candidate, selectors: Selectors): number {
  const { exact, prefix = "", suffix = "" } = selectors;
  const parts: [weight: number, score: number][] = [[WEIGHTS.exact, 1 - errors / exact.length]];
  if (prefix) parts.push([WEIGHTS.prefix, likeness(text.slice(Math.max(0, start - prefix.length), start), prefix)]);
  if (suffix) parts.push([WEIGHTS.suffix, likeness(text.slice(end, end + suffix.length), suffix)]);
  if (selectors.start != null)
    parts.push([WEIGHTS.place, 1 - Math.abs(start - selectors.start) / Math.max(1, text.length)]);
  const most = parts.reduce((sum, [weight]) => sum + weight, 0);
  return parts.reduce((sum, [weight, score]) => sum + weight * score, 0) / most;
}

/** From 0 to 1; 0 up to half of the letters in common, as any two stretches of a language have. */
function likeness(there: string, wanted: string): number {
  if (there === wanted) return 1;
  const errors = search(there, wanted, wanted.length)[0]?.errors ?? wanted.length;
  return Math.max(0, 1 - (2 * errors) / wanted.length);
}
