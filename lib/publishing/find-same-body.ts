import { and, desc, eq, gt, isNull, ne, or } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { bodiesThatBeginAs } from "#db/search";
import { MOST_COMPARED, OTHERS_REPEAT_MS, OWN_REPEAT_MS, REPEAT_FROM_WORDS } from "#lib/publishing/rules";
import { plainWords } from "#lib/publishing/screened-text";
import { foldedWords } from "#lib/search/fold";

type Compared = { authorId: number; threadId: number; argumentId?: number; html: string };

/**
 * The newest argument that has the same body, word for word as search compares them: of the same author, or of another
 * in the same thread and within a day. One that a moderator hid counts, a deleted one does not. None has when the text is
 * short, or when an edit leaves the body as it is.
 */
export async function findSameBody(tx: Transaction, written: Compared): Promise<number | undefined> {
  const body = bodyOf(written);
  if (body.split(" ").length < REPEAT_FROM_WORDS) return undefined;
  const alike = await selectAlike(tx, written, body);
  const same = alike.filter((row) => bodyOf(row) === body);
  return same.some(({ id }) => id === written.argumentId) ? undefined : same[0]?.id;
}

const bodyOf = ({ html }: { html: string }) => foldedWords(plainWords(html));

/** What could be the same, newest first; the present text of the edited argument before all others. */
async function selectAlike(tx: Transaction, { authorId, threadId, argumentId = 0 }: Compared, body: string) {
  const hits = bodiesThatBeginAs(tx, body);
  const after = (ms: number) => gt(argumentsTable.createdAt, new Date(Date.now() - ms));
  const select = () =>
    tx
      .select({ id: argumentsTable.id, html: argumentRevisions.html })
      .from(hits)
      .innerJoin(argumentsTable, eq(argumentsTable.id, hits.id))
      .innerJoin(
        argumentRevisions,
        and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
      );
  const isOwn = and(eq(argumentsTable.authorId, authorId), after(OWN_REPEAT_MS));
  const isNear = and(eq(argumentsTable.threadId, threadId), after(OTHERS_REPEAT_MS));
  const others = await select()
    .where(and(or(isOwn, isNear), isNull(argumentsTable.deletedById), ne(argumentsTable.id, argumentId)))
    .orderBy(desc(argumentsTable.id))
    .limit(MOST_COMPARED);
  return [...(await select().where(eq(argumentsTable.id, argumentId))), ...others];
}
