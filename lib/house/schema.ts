import { z } from "zod";
import { LIST_LENGTH, MOST_PHRASES, VERDICTS } from "#lib/house/rules";
import { GROUNDS } from "#lib/moderation/house-rules";
import { REASON_LENGTH } from "#lib/moderation/rules";
import { foldedWords } from "#lib/search/fold";
import { plainText } from "#lib/text/plain-line";

export const SaveTemplate = z.object({
  ground: z.enum(GROUNDS, "There is no such house rule."),
  words: plainText({
    min: 1,
    max: REASON_LENGTH,
    tooShort: "Please write what the author is told.",
    tooLong: `Please use at most ${REASON_LENGTH} characters.`,
  }),
});
export type SaveTemplate = z.infer<typeof SaveTemplate>;

/** A list of phrases as it is typed, one a line; those that compare as the same are kept once, as the first was typed. */
const Phrases = plainText({
  max: LIST_LENGTH,
  tooLong: `Please use at most ${LIST_LENGTH.toLocaleString("en")} characters in all.`,
})
  .transform((text) =>
    text
      .split("\n")
      .map((line) => line.replace(/\s+/gu, " ").trim())
      .filter(Boolean),
  )
  .pipe(
    z
      .array(z.string())
      .max(MOST_PHRASES, `Please keep to ${MOST_PHRASES.toLocaleString("en")} lines.`)
      .refine((lines) => lines.every((line) => foldedWords(line) !== ""), "Each line needs a letter or a digit."),
  )
  .transform((lines) => {
    const seen = new Set<string>();
    return lines.filter((line) => seen.size < seen.add(foldedWords(line)).size);
  });

export const SaveWords = z.object({
  verdict: z.enum(VERDICTS, "There is no such list."),
  words: Phrases,
});
export type SaveWords = z.infer<typeof SaveWords>;
