import { and, count, gte, inArray, isNotNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { HIDING } from "#lib/moderation/outcome";

/** Whether a decision hid an argument; a warning or suspension may. */
export const hidesArgument = and(inArray(decisions.kind, [...HIDING]), isNotNull(decisions.argumentId));

export type CountedDecisions = Awaited<ReturnType<typeof countDecisions>>[number];

/** The decisions since then by day (counted from 1970-01-01), kind, ground and thread. */
export async function countDecisions(db: Reader, since: Date) {
  const day = sql<number>`${decisions.createdAt} / 86400000`;
  const hides = sql<boolean>`${hidesArgument}`.mapWith(Boolean).as("hides");
  return db
    .select({
      day,
      kind: decisions.kind,
      ground: decisions.ground,
      threadId: decisions.threadId,
      hides,
      count: count(),
    })
    .from(decisions)
    .where(gte(decisions.createdAt, since))
    .groupBy(day, decisions.kind, decisions.ground, decisions.threadId, sql`hides`);
}
