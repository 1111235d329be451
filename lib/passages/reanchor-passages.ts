import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { type PASSAGE_STATES, passages } from "#db/schema/passages";
import { passageFinder } from "#lib/passages/find-passage";
import { locatePassage, neighboursOf } from "#lib/passages/locate-passage";
import type { QuotedText } from "#lib/passages/quoted-text";

/** How many passages stand where they stood, moved, or are lost. */
export type Reanchored = Record<(typeof PASSAGE_STATES)[number], number>;

/**
 * Looks for every passage that was quoted from a text in the new revision of it; `before` is the text as it was. The
 * quoted words are kept as they were quoted, also when they changed; lost ones are looked for again, as they may come
 * back.
 */
export async function reanchorPassages(tx: Transaction, quoted: QuotedText, before: string): Promise<Reanchored> {
  const counts: Reanchored = { anchored: 0, moved: 0, orphaned: 0 };
  const find = passageFinder(quoted.text, before);
  const findAnywhere = passageFinder(quoted.text, null);
  const unplaced = (exact: string) => {
    const place = locatePassage(quoted.text, { exact });
    return place ? { ...place, state: "anchored" as const } : findAnywhere({ exact });
  };
  for (const row of await passagesFrom(tx, quoted)) {
    const { exact, prefix, suffix, startUtf16: start, endUtf16: end } = row;
    const found = row.revision === NEVER ? unplaced(exact) : find({ exact, prefix, suffix, start, end });
    const placed = found
      ? { ...neighboursOf(quoted.text, found), startUtf16: found.start, endUtf16: found.end, state: found.state }
      : { startUtf16: null, endUtf16: null, state: "orphaned" as const };
    counts[placed.state] += 1;
    await tx
      .update(passages)
      .set({ ...placed, revision: quoted.revision })
      .where(eq(passages.argumentId, row.argumentId));
  }
  return counts;
}

/** The revision of a passage that a migration made and that nobody looked for yet: it has no neighbours. */
const NEVER = 0;

async function passagesFrom(tx: Transaction, quoted: QuotedText) {
  if (quoted.argumentId !== null)
    return tx.select().from(passages).where(eq(passages.quotedArgumentId, quoted.argumentId));
  const rows = await tx
    .select({ passage: passages })
    .from(argumentsTable)
    .innerJoin(passages, eq(passages.argumentId, argumentsTable.id))
    .where(and(eq(argumentsTable.threadId, quoted.threadId), isNull(passages.quotedArgumentId)));
  return rows.map(({ passage }) => passage);
}
