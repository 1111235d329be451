import { and, asc, count, eq, getTableColumns, isNull, min, ne } from "drizzle-orm";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { reports } from "#db/schema/moderation";
import { threads } from "#db/schema/threads";
import { Forbidden } from "#lib/errors";
import { groundTitle } from "#lib/moderation/house-rules";
import { canReadReports } from "#lib/moderation/policy";
import { actorId, type Viewer } from "#lib/viewer";

export type Report = { id: number; ground: string; note: string; at: string; revision: number };
export type Reported = { thread: string; argumentId: number; count: number; firstAt: string };

const MOST_REPORTED = 100;

/** The open reports on an argument, oldest first, without who made them. Throws Forbidden for others than moderators. */
export async function listReports(viewer: Viewer, argumentId: number): Promise<Report[]> {
  if (!canReadReports(viewer)) throw new Forbidden("Reports are for the moderators.");
  const rows = await read((db) =>
    db
      .select(getTableColumns(reports))
      .from(reports)
      .innerJoin(argumentsTable, eq(argumentsTable.id, reports.argumentId))
      .where(and(eq(reports.argumentId, argumentId), isNull(reports.answeredById), isOfAnother(viewer)))
      .orderBy(asc(reports.id)),
  );
  return rows.map((row) => ({
    id: row.id,
    ground: groundTitle(row.ground),
    note: row.note,
    at: row.createdAt.toISOString(),
    revision: row.argumentRevision,
  }));
}

/** What waits for a decision, longest first: visible arguments with open reports. Throws Forbidden for others than moderators. */
export async function listReported(viewer: Viewer): Promise<Reported[]> {
  if (!canReadReports(viewer)) throw new Forbidden("Reports are for the moderators.");
  const firstAt = min(reports.createdAt);
  const rows = await read((db) =>
    db
      .select({ thread: threads.slug, argumentId: reports.argumentId, count: count(), firstAt })
      .from(reports)
      .innerJoin(argumentsTable, eq(argumentsTable.id, reports.argumentId))
      .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
      .where(
        and(
          isNull(reports.answeredById),
          isNull(argumentsTable.hiddenById),
          isNull(argumentsTable.deletedById),
          isOfAnother(viewer),
        ),
      )
      .groupBy(reports.argumentId)
      .orderBy(asc(min(reports.id)))
      .limit(MOST_REPORTED),
  );
  return rows.map((row) => ({ ...row, firstAt: (row.firstAt ?? new Date(0)).toISOString() }));
}

/** Nobody is shown what is reported about their own words, moderators included. */
const isOfAnother = (viewer: Viewer) => ne(argumentsTable.authorId, actorId(viewer) ?? 0);
