import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";
import { isVisible } from "#lib/arguments/traces";
import { watchedWords } from "#lib/house/queries";
import type { Screened } from "#lib/publishing/checks";
import type { ScreenedText } from "#lib/publishing/screened-text";

/** `waiting`: how many of the first arguments of an account wait (0: none). */
type Written = { authorId: number; text: ScreenedText; waiting: number };

/** What the checks look at in any text of a member; whether it repeats an argument is asked of arguments alone. */
export async function gatherScreened(tx: Transaction, { authorId, text, waiting }: Written): Promise<Screened> {
  return {
    text,
    newcomer: { published: await countPublished(tx, authorId, waiting), waiting },
    watched: await watchedWords(tx),
    sameAs: undefined,
  };
}

/** No further than it matters: who has written thousands is no newcomer. */
async function countPublished(tx: Transaction, authorId: number, most: number): Promise<number> {
  return most === 0 ? 0 : (await publishedBy(tx, { authorId, most })).length;
}

const publishedBy = prepared((tx: Transaction, given: Given<{ authorId: number; most: number }>) =>
  tx
    .select({ id: argumentsTable.id })
    .from(argumentsTable)
    .where(and(eq(argumentsTable.authorId, given("authorId")), isVisible))
    .limit(given("most")),
);
