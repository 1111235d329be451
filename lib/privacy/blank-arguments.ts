import { eq, or } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentRevisions, argumentsTable, mentions } from "#db/schema/arguments";
import { cases } from "#db/schema/cases";
import { passages } from "#db/schema/passages";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { record } from "#lib/audit/record";
import { partNoticesFromArgument } from "#lib/notices/part-notices-from-argument";
import { NO_WORDS } from "#lib/privacy/rules";
import type { Viewer } from "#lib/viewer";

/**
 * Takes the words of a member's arguments away, each with its revisions, sources and passages, and what others quote
 * of it: of `all`, which become tombstones, or of those that they deleted before. Answers the numbers of all that they
 * wrote.
 */
export async function blankArguments(tx: Transaction, viewer: Viewer, id: number, { all }: { all: boolean }) {
  const own = await tx
    .select({
      id: argumentsTable.id,
      parentId: argumentsTable.parentId,
      deletedById: argumentsTable.deletedById,
    })
    .from(argumentsTable)
    .where(eq(argumentsTable.authorId, id));
  for (const argument of own) {
    if (argument.deletedById === null && !all) continue;
    if (argument.deletedById === null) await becomeTombstone(tx, viewer, argument);
    await blank(tx, argument);
  }
  return own.map((argument) => argument.id);
}

async function becomeTombstone(tx: Transaction, viewer: Viewer, { id, parentId }: Own) {
  const actId = await record(tx, viewer, "delete-argument", { type: "argument", id });
  await tx.update(argumentsTable).set({ deletedById: actId }).where(eq(argumentsTable.id, id));
  await partNoticesFromArgument(tx, id);
  await countRebuttals(tx, parentId);
}

type Own = { id: number; parentId: number | null };

async function blank(tx: Transaction, { id, parentId }: Own) {
  await tx
    .update(argumentRevisions)
    .set({ claim: parentId === null ? NO_WORDS : null, body: NO_WORDS, html: "", sources: [], language: null })
    .where(eq(argumentRevisions.argumentId, id));
  await tx.delete(passages).where(or(eq(passages.argumentId, id), eq(passages.quotedArgumentId, id)));
  await tx.delete(mentions).where(eq(mentions.argumentId, id));
  const marked = await tx.select({ id: cases.id, markers: cases.markers }).from(cases).where(eq(cases.argumentId, id));
  for (const { id: caseId, markers } of marked)
    await tx
      .update(cases)
      .set({ markers: markers.map((marker) => ({ ...marker, found: NO_WORDS })) })
      .where(eq(cases.id, caseId));
}
