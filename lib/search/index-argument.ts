import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { keepArgumentWords } from "#db/search";
import { JUST_ASKING } from "#lib/arguments/rules";
import { foldedWords } from "#lib/search/fold";
import { significantRoots } from "#lib/search/similarity";
import { firstWords } from "#lib/text/markdown";

/** Makes an argument's present text findable, in the transaction that wrote it. What is hidden is left out when asked for. */
export async function indexArgument(tx: Transaction, id: number): Promise<void> {
  const [row] = await tx
    .select({
      claim: argumentRevisions.claim,
      html: argumentRevisions.html,
      author: members.handle,
      thread: argumentsTable.threadId,
      stance: argumentsTable.stance,
    })
    .from(argumentsTable)
    .innerJoin(members, eq(members.id, argumentsTable.authorId))
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .where(eq(argumentsTable.id, id));
  if (!row) throw new Error(`There is no argument ${id} to be found.`);
  await keepArgumentWords(tx, {
    id,
    claim: foldedWords(row.claim ?? ""),
    body: foldedWords(firstWords(row.html, Number.POSITIVE_INFINITY)),
    author: foldedWords(row.author),
    thread: row.thread,
    stance: row.stance ?? JUST_ASKING,
    roots: significantRoots(row.claim ?? ""),
  });
}
