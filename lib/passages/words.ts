import type { Place } from "#lib/passages/canonical-text";
import { NEGATIONS } from "#lib/passages/rules";

/** The words of a text (and its marks, each by itself), with what each of them is compared by. */
export type Words = { places: Place[]; keys: string[] };

// Scripts that put no space between words are taken letter by letter.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}\u200c\u200d]+(?:['’][\p{L}\p{M}]+)*|\S/gu;

export function wordsOf(text: string): Words {
  const words: Words = { places: [], keys: [] };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    words.places.push({ start: index, end: index + word.length });
    words.keys.push(word);
  }
  return words;
}

/**
 * Whether two wordings have the same figures and the same negations, one after the other. A sentence with another
 * number or with a “not” more is almost the same in its letters and something else in what it says: an argument about
 * the one must not be shown as an argument about the other, so such a passage is called lost.
 */
export function saysTheSame(a: string, b: string): boolean {
  return a === b || tellingWords(a).join(" ") === tellingWords(b).join(" ");
}

const tellingWords = (text: string) =>
  wordsOf(text)
    .keys.map((word) => word.toLowerCase().replaceAll("’", "'"))
    .filter((word) => /\p{N}/u.test(word) || NEGATIONS.has(word) || /n't$/.test(word));

/** Whether a word goes on across this place of a text. */
export function isWithinWord(text: string, at: number): boolean {
  return IN_WORD.test(text.charAt(at - 1)) && IN_WORD.test(text.charAt(at));
}

const IN_WORD = /[\p{L}\p{M}\p{N}]/u;
