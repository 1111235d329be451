import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { notices } from "#db/schema/cases";
import { openCaseOfNotice } from "#lib/notices/open-case-of-notice";

/** When an author deletes what open notices are about: who sent them is owed an answer all the same, in words. */
export async function partNoticesFromArgument(tx: Transaction, argumentId: number): Promise<void> {
  const open = await tx
    .select({ id: notices.id, createdAt: notices.createdAt })
    .from(notices)
    .where(and(eq(notices.argumentId, argumentId), isNull(notices.answeredById)));
  for (const notice of open) await openCaseOfNotice(tx, notice);
}
