import type { Transaction } from "#db/client";
import { cases } from "#db/schema/cases";
import { DUE_AFTER_MS } from "#lib/cases/rules";

/** Puts a notice before the moderators for itself, where there is no argument that they could decide on. */
export async function openCaseOfNotice(tx: Transaction, notice: { id: number; createdAt: Date }): Promise<void> {
  const dueAt = new Date(notice.createdAt.getTime() + DUE_AFTER_MS.notice);
  await tx.insert(cases).values({ kind: "notice", noticeId: notice.id, openedAt: new Date(), dueAt, markers: [] });
}
