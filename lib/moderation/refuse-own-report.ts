import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { reports } from "#db/schema/moderation";
import { Forbidden } from "#lib/errors";

/** Nobody decides on a report that they made. Throws Forbidden. */
export async function refuseOwnReport(tx: Transaction, memberId: number | null, argumentId: number): Promise<void> {
  if (memberId === null) return;
  const own = and(eq(reports.argumentId, argumentId), eq(reports.memberId, memberId));
  if ((await tx.$count(reports, own)) > 0)
    throw new Forbidden("You reported this argument yourself, so another moderator decides on it.");
}
