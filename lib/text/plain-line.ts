import { z } from "zod";

// Control characters, unpaired surrogates, bytes that were not UTF-8 (U+FFFD), and marks that turn the writing
// direction of what follows (U+202A–202E, U+2066–2069), with which a line can be made to look like another.
const UNREADABLE = /(?![\t\n])\p{Cc}|\p{Surrogate}|\ufffd/u;
const TURNS_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/u;

const UNREADABLE_WORDS = "This contains characters that cannot be read. Please type it again.";
const DIRECTION_WORDS = "This contains invisible marks that turn the direction of writing. Please remove them.";

type Length = { min?: number; max: number; tooShort?: string; tooLong?: string };

/** One line of text that people read: trimmed, inner white space made single, no control or direction marks. */
export function plainLine(length: Length) {
  return z
    .string("Please write something here.")
    .transform((value) => value.normalize("NFC").replace(/\s+/gu, " ").trim())
    .pipe(limited(length).refine((value) => !TURNS_DIRECTION.test(value), DIRECTION_WORDS));
}

/** Text of several lines: line ends made `\n`, ends trimmed, no control or direction marks. */
export function plainText(length: Length) {
  return z
    .string("Please write something here.")
    .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(limited(length).refine((value) => !TURNS_DIRECTION.test(value), DIRECTION_WORDS));
}

function limited({ min = 0, max, tooShort, tooLong }: Length) {
  return z
    .string()
    .refine((value) => !UNREADABLE.test(value), UNREADABLE_WORDS)
    .refine((value) => countCharacters(visible(value)) >= min, tooShort ?? "Please write something here.")
    .refine((value) => countCharacters(value) <= max, tooLong ?? `Please use at most ${max} characters.`);
}

/** Whether nothing of this can be seen. */
export const isBlank = (text: string) => visible(text) === "";

/** Without what has no shape of its own: white space around it, invisible characters, the empty Braille pattern. */
const visible = (text: string) => text.replace(/\p{Default_Ignorable_Code_Point}|\u2800/gu, "").trim();

export const withoutDirectionMarks = (text: string) => text.replace(new RegExp(TURNS_DIRECTION, "gu"), "");

/** Characters as the database counts them: Unicode code points, so that an emoji is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
