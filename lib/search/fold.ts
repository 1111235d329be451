import { remember } from "#lib/remember";

/** A word of a text, in the form in which words are compared, with its place in the text in UTF-16 units. */
export type Word = { word: string; start: number; end: number };

const LONGEST_WORD = 64;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]*/gu;
/** Accents, harakat and niqqud. Marks of other scripts are vowels, without which words would be others. */
const ACCENTS = /[\p{M}&&[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Inherited}]]/gv;
const ASCII = /^[\x20-\x7e]*$/;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u0640]/gu;

/** Letters that people type for each other: one keyboard lacks what another has. What is decomposable is done by Unicode. */
const ONE_OF_SEVERAL: readonly [string, string][] = [
  ["ی", "يىېۍےێ"],
  ["ک", "كڪ"],
  ["گ", "ګ"],
  ["ه", "ةہھەۃ"],
  ["ا", "ٱ"],
  ["σ", "ς"],
  ["o", "ø"],
  ["l", "ł"],
  ["d", "đð"],
  ["ae", "æ"],
  ["oe", "œ"],
  ["th", "þ"],
];
const FOLDED = new Map(ONE_OF_SEVERAL.flatMap(([to, from]) => [...from].map((letter) => [letter, to])));
const FOLDABLE = new RegExp(`[${[...FOLDED.keys()].join("")}]`, "gu");
/** Arabic-Indic digits (U+0660…) and those of Persian and Pashto (U+06F0…). */
const EASTERN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** A text in which spellings of the same words are the same: compatibility forms, case, accents, letter variants, digits. */
export function fold(text: string): string {
  // Most words: nothing below would change anything but their case.
  if (ASCII.test(text)) return text.toLowerCase();
  return (
    text
      .normalize("NFKD")
      // By way of upper case, as ß has none but SS; and ẞ becomes ß first.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .normalize("NFKD")
      .replace(ACCENTS, "")
      .replace(UNSEEN, "")
      .replace(FOLDABLE, (letter) => FOLDED.get(letter) ?? letter)
      .replace(EASTERN_DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
      .normalize("NFC")
  );
}

/** The words of a text in their order. A compatibility character may be several, such as ﷺ. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: written, index: start } of text.matchAll(WORD)) {
    if (isPossessive(text, written, start)) continue;
    const end = start + written.length;
    for (const part of partsOf(written)) if (part) yield { word: singular(shortened(part)), start, end };
  }
}

const partsOf = (written: string) =>
  ASCII.test(written) ? [written.toLowerCase()] : fold(written).split(/[^\p{L}\p{N}\p{M}]+/u);

const shortened = (part: string) => (part.length <= LONGEST_WORD ? part : [...part].slice(0, LONGEST_WORD).join(""));

/** So many texts are remembered: what is posted is compared, screened and indexed by its words within a moment. */
const REMEMBERED = 128;

/** The words alone, as they are kept to be searched. */
export const foldedWords = remember(
  REMEMBERED,
  (text: string) => text,
  (text) => Array.from(wordsOf(text), ({ word }) => word).join(" "),
);

const isPossessive = (text: string, written: string, start: number) =>
  (written === "s" || written === "S") && /[\p{L}\p{N}]['’]$/u.test(text.slice(Math.max(0, start - 3), start));

/** English words without the s of their plural (Harman, How effective is suffixing?, 1991: the S stemmer). */
function singular(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (/[^ea]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/[^us]s$/.test(word) && !/[aeo]es$/.test(word)) return word.slice(0, -1);
  return word;
}
