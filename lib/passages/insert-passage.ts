import type { Transaction } from "#db/client";
import { passages } from "#db/schema/passages";
import { Invalid } from "#lib/errors";

/** Characters kept on each side of a passage, to tell it from another of the same words. */
const CONTEXT = 32;

/** The text that is quoted from, and its revision. */
export type Quoted = { text: string; revision: number; argumentId: number | null };

/** Keeps the passage that an argument quotes. Throws Invalid when it is not in the text word for word. */
export async function insertPassage(tx: Transaction, argumentId: number, exact: string, quoted: Quoted): Promise<void> {
  const startUtf16 = quoted.text.indexOf(exact);
  if (startUtf16 < 0)
    throw new Invalid({ quote: "This passage is not in the article. Please copy it word for word, or remove it." });
  const endUtf16 = startUtf16 + exact.length;
  await tx.insert(passages).values({
    argumentId,
    quotedArgumentId: quoted.argumentId,
    revision: quoted.revision,
    exact,
    prefix: quoted.text.slice(Math.max(0, startUtf16 - CONTEXT), startUtf16),
    suffix: quoted.text.slice(endUtf16, endUtf16 + CONTEXT),
    startUtf16,
    endUtf16,
    state: "anchored",
  });
}
