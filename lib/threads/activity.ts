import { and, count, gt, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/client";
import { dayOf } from "#db/columns";
import { argumentsTable } from "#db/schema/arguments";
import { ACTIVITY_DAYS } from "#lib/threads/rules";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many visible arguments were posted on a day (UTC, as 2026-03-02). */
export type DayOfArguments = { day: string; count: number };

/**
 * The arguments of each thread by day, for the last days before `last`, the newest argument of all. A reader's week
 * cannot begin earlier, so that the page says the right number whenever it was rendered.
 */
export async function recentDays(db: Reader, threadIds: number[], last: Date): Promise<Map<number, DayOfArguments[]>> {
  const day = dayOf(argumentsTable.createdAt);
  const rows = await db
    .select({ threadId: argumentsTable.threadId, day, count: count() })
    .from(argumentsTable)
    .where(
      and(
        inArray(argumentsTable.threadId, threadIds),
        gt(argumentsTable.createdAt, new Date(last.getTime() - ACTIVITY_DAYS * DAY_MS)),
        isNull(argumentsTable.hiddenById),
        isNull(argumentsTable.deletedById),
      ),
    )
    .groupBy(argumentsTable.threadId, day)
    .orderBy(argumentsTable.threadId, day);
  const byThread = Map.groupBy(rows, (row) => row.threadId);
  return new Map([...byThread].map(([id, days]) => [id, days.map((row) => ({ day: row.day, count: row.count }))]));
}
