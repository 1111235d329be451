import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { hasSameBody } from "#db/search";
import { MOST_COMPARED, OTHERS_REPEAT_MS, OWN_REPEAT_MS, REPEAT_FROM_WORDS } from "#lib/publishing/rules";
import { plainWords } from "#lib/publishing/screened-text";
import { foldedWords } from "#lib/search/fold";

type Compared = { authorId: number; threadId: number; argumentId?: number; html: string };

/**
 * The newest argument that has the same body, word for word as search compares them: of the same author, or of another
 * in the same thread and within a day. One that a moderator hid counts, a deleted one does not. None has when it is
 * short, or when an edit leaves the body as it is.
 */
export async function findSameBody(tx: Transaction, written: Compared): Promise<number | undefined> {
  const body = foldedWords(plainWords(written.html));
  if (body.split(" ").length < REPEAT_FROM_WORDS) return undefined;
  const own = written.argumentId ?? 0;
  const [unchanged] = await tx
    .select({ id: argumentsTable.id })
    .from(argumentsTable)
    .where(and(eq(argumentsTable.id, own), hasSameBody(argumentsTable.id, body)));
  if (unchanged) return undefined;
  return (await ofAuthor(tx, written, own, body)) ?? (await inThread(tx, written, own, body));
}

async function ofAuthor(tx: Transaction, { authorId }: Compared, own: number, body: string) {
  const { id, createdAt, deletedById } = argumentsTable;
  const isRecent = gt(createdAt, new Date(Date.now() - OWN_REPEAT_MS));
  const [same] = await tx
    .select({ id })
    .from(argumentsTable)
    .where(
      and(eq(argumentsTable.authorId, authorId), isRecent, ne(id, own), isNull(deletedById), hasSameBody(id, body)),
    )
    .orderBy(desc(createdAt))
    .limit(1);
  return same?.id;
}

async function inThread(tx: Transaction, { threadId }: Compared, own: number, body: string) {
  const { id, createdAt, deletedById } = argumentsTable;
  const newest = tx
    .select({ id, createdAt, deletedById })
    .from(argumentsTable)
    .where(eq(argumentsTable.threadId, threadId))
    .orderBy(desc(id))
    .limit(MOST_COMPARED)
    .as("newest");
  const isRecent = gt(newest.createdAt, new Date(Date.now() - OTHERS_REPEAT_MS));
  const [same] = await tx
    .select({ id: newest.id })
    .from(newest)
    .where(and(isRecent, ne(newest.id, own), isNull(newest.deletedById), hasSameBody(newest.id, body)))
    .orderBy(desc(newest.id))
    .limit(1);
  return same?.id;
}
