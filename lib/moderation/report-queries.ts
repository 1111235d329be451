import { and, asc, eq, getTableColumns, isNull, ne } from "drizzle-orm";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { reports } from "#db/schema/moderation";
import { Forbidden } from "#lib/errors";
import { groundTitle } from "#lib/moderation/house-rules";
import { canReadReports } from "#lib/moderation/policy";
import { actorId, type Viewer } from "#lib/viewer";

export type Report = { id: number; ground: string; note: string; at: string; revision: number };

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

/** Nobody is shown what is reported about their own words, moderators included. */
const isOfAnother = (viewer: Viewer) => ne(argumentsTable.authorId, actorId(viewer) ?? 0);
