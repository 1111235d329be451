import type { Transaction } from "#db/client";
import { passages } from "#db/schema/passages";
import { Invalid } from "#lib/errors";
import { locatePassage, neighboursOf, type Selectors } from "#lib/passages/locate-passage";
import type { QuotedText } from "#lib/passages/quoted-text";

/** Keeps the passage that an argument quotes. Throws Invalid (quote) when the text does not have it word for word. */
export async function insertPassage(
  tx: Transaction,
  argumentId: number,
  selectors: Selectors,
  quoted: QuotedText,
): Promise<void> {
  const place = locatePassage(quoted.text, selectors);
  if (!place)
    throw new Invalid({
      quote:
        quoted.argumentId === null
          ? "This passage is not in the article. Please copy it word for word, or remove it."
          : "These words are not in the argument that you answer. Please copy them word for word, or remove them.",
    });
  await tx.insert(passages).values({
    argumentId,
    quotedArgumentId: quoted.argumentId,
    revision: quoted.revision,
    exact: selectors.exact,
    ...neighboursOf(quoted.text, place),
    startUtf16: place.start,
    endUtf16: place.end,
    state: "anchored",
  });
}
