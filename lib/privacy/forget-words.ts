import { and, between, eq, like, lt, ne } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { notices } from "#db/schema/cases";
import { decisions, reports } from "#db/schema/moderation";
import { erasures } from "#db/schema/privacy";
import { MOST_AT_ONCE } from "#lib/privacy/forget-rows";
import { FORMER } from "#lib/privacy/former";
import { redactDecision } from "#lib/privacy/redact-decision";
import type { KeptName } from "#lib/privacy/retention";
import { NO_WORDS } from "#lib/privacy/rules";
import type { Viewer } from "#lib/viewer";

/** Which rows have words of which `before` is the last moment that is over. */
const OVER = {
  reportNotes: (tx: Transaction, before: Date) =>
    tx
      .select({ id: reports.id })
      .from(reports)
      .innerJoin(decisions, eq(decisions.id, reports.answeredById))
      .where(and(ne(reports.note, ""), lt(decisions.createdAt, before)))
      .limit(MOST_AT_ONCE),
  notifiers: (tx: Transaction, before: Date) =>
    tx
      .select({ id: notices.id })
      .from(notices)
      .innerJoin(decisions, eq(decisions.id, notices.answeredById))
      .where(and(like(notices.email, "%@%"), lt(decisions.createdAt, before)))
      .limit(MOST_AT_ONCE),
  wordsToFormer: (tx: Transaction, before: Date) =>
    tx
      .select({ id: decisions.id })
      .from(decisions)
      .innerJoin(members, eq(members.id, decisions.memberId))
      .where(
        and(
          between(members.handle, FORMER, `${FORMER}~`),
          ne(decisions.reason, ""),
          ne(decisions.reason, NO_WORDS),
          lt(decisions.createdAt, before),
        ),
      )
      .limit(MOST_AT_ONCE),
} satisfies Partial<Record<KeptName, (tx: Transaction, before: Date) => Promise<{ id: number }[]>>>;

export type WordsName = keyof typeof OVER;
export const WORDS_NAMES = Object.keys(OVER) as WordsName[];

/** Forgets words within rows that stay; answers how many of each kind. */
export async function forgetWords(
  tx: Transaction,
  viewer: Viewer,
  before: Record<WordsName, Date>,
): Promise<Record<WordsName, number>> {
  const found = {
    reportNotes: await OVER.reportNotes(tx, before.reportNotes),
    notifiers: await OVER.notifiers(tx, before.notifiers),
    wordsToFormer: await OVER.wordsToFormer(tx, before.wordsToFormer),
  };
  const counts = {
    reportNotes: found.reportNotes.length,
    notifiers: found.notifiers.length,
    wordsToFormer: found.wordsToFormer.length,
  };
  if (Object.values(counts).every((count) => count === 0)) return counts;

  // What was written can be changed only meanwhile (triggers).
  const [erasure] = await tx
    .insert(erasures)
    .values({ mode: "expire", erasedAt: new Date(), isDone: false })
    .returning({ id: erasures.id });
  for (const { id } of found.reportNotes) await tx.update(reports).set({ note: "" }).where(eq(reports.id, id));
  for (const { id } of found.notifiers)
    await tx.update(notices).set({ name: NO_WORDS, email: NO_ADDRESS }).where(eq(notices.id, id));
  for (const { id } of found.wordsToFormer) await redactDecision(tx, viewer, id, () => NO_WORDS);
  await tx
    .update(erasures)
    .set({ isDone: true })
    .where(eq(erasures.id, erasure?.id ?? 0));
  return counts;
}

/** Where an address has to stand: as long as the shortest, and none. */
const NO_ADDRESS = "(none)";
