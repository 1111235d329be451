import { and, eq, isNull, not } from "drizzle-orm";
import { read } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { notices } from "#db/schema/cases";
import { threads } from "#db/schema/threads";
import { isUntold } from "#lib/arguments/traces";
import { NotFound } from "#lib/errors";
import type { NoticeOutcome } from "#lib/notices/outcome";
import { readOutcome } from "#lib/notices/read-outcome";
import { Receipt } from "#lib/notices/schema";
import { firstWords } from "#lib/text/markdown";

/** What a notice can be about: the path of an argument, and its claim or first words while everybody can read it. */
export type NoticeTarget = { path: string; words: string | null };

const WORDS_LENGTH = 200;

/**
 * The argument that a notice is to be about, for the form; null when there is none that the public is told of. The same
 * for everyone.
 */
export async function getNoticeTarget(argumentId: number): Promise<NoticeTarget | null> {
  const [row] = await read((db) =>
    db
      .select({
        thread: threads.slug,
        hiddenById: argumentsTable.hiddenById,
        claim: argumentRevisions.claim,
        html: argumentRevisions.html,
      })
      .from(argumentsTable)
      .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
      .innerJoin(
        argumentRevisions,
        and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
      )
      .where(and(eq(argumentsTable.id, argumentId), isNull(argumentsTable.deletedById), not(isUntold))),
  );
  if (!row) return null;
  return {
    path: `/threads/${row.thread}/arguments/${argumentId}`,
    words: row.hiddenById === null ? (row.claim ?? firstWords(row.html, WORDS_LENGTH)) : null,
  };
}

/** What who holds the receipt may know of a notice: nothing that was written in it, nor by whom. */
export type NoticeReceipt = {
  receipt: string;
  at: string;
  /** Whether there is an email that the outcome goes to. */
  isMailed: boolean;
  outcome: NoticeOutcome | null;
};

/** What became of the notice with this number. Throws NotFound. */
export async function getReceipt(typed: string): Promise<NoticeReceipt> {
  const unknown = "There is no notice with this number. Please look at it once more.";
  const { data: receipt } = Receipt.safeParse(typed);
  if (receipt === undefined) throw new NotFound(unknown);
  return read(async (db) => {
    const [row] = await db.select().from(notices).where(eq(notices.receipt, receipt));
    if (!row) throw new NotFound(unknown);
    return {
      receipt,
      at: row.createdAt.toISOString(),
      isMailed: row.email !== null,
      outcome: await readOutcome(db, row.answeredById),
    };
  });
}

/** What a moderator reads of a notice; never who sent it. */
export type NoticeText = {
  address: string;
  law: string;
  explanation: string;
  isAgainstChildren: boolean;
  at: string;
};
