import { and, desc, eq, lt, ne, type SQL, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { threads } from "#db/schema/threads";
import { readingModerator } from "#lib/cases/policy";
import { CASES_ON_PAGE, UNDO_MS } from "#lib/cases/rules";
import { groundTitle } from "#lib/moderation/house-rules";
import type { DecisionKind } from "#lib/moderation/outcome";
import { canUndo } from "#lib/moderation/policy";
import { firstWords } from "#lib/text/markdown";
import type { Viewer } from "#lib/viewer";

const WORDS = 90;

/** A decision for moderators, who may know whom it concerns once it is taken. */
export type DecidedLine = {
  id: number;
  kind: DecisionKind;
  at: string;
  ground: string | null;
  moderator: string;
  member: string | null;
  address: string | null;
  words: string | null;
  isReversed: boolean;
  /** Whether the viewer can take it back now. */
  canUndo: boolean;
};

/** What people decided (what the program holds waits blind, like all else), newest first, before the decision `before`. Throws Forbidden for others than moderators. */
export async function listDecided(
  viewer: Viewer,
  before = Number.MAX_SAFE_INTEGER,
  now = new Date(),
): Promise<{ decided: DecidedLine[]; next: number | null }> {
  readingModerator(viewer);
  const rows = await read((db) =>
    selectDecided(db, and(lt(decisions.id, before), ne(decisions.kind, "hold")))
      .orderBy(desc(decisions.id))
      .limit(CASES_ON_PAGE + 1),
  );
  const page = rows.slice(0, CASES_ON_PAGE);
  return {
    decided: page.map((row) => asDecided(viewer, row, now)),
    next: rows.length > CASES_ON_PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** The viewer's own decision with this number, while it can still be taken back. */
export async function findUndoable(viewer: Viewer, id: number, now = new Date()): Promise<DecidedLine | null> {
  readingModerator(viewer);
  const [row] = await read((db) => selectDecided(db, eq(decisions.id, id)));
  const line = row && asDecided(viewer, row, now);
  return line?.canUndo ? line : null;
}

function selectDecided(db: Reader, where: SQL | undefined) {
  return db
    .select({
      id: decisions.id,
      kind: decisions.kind,
      createdAt: decisions.createdAt,
      ground: decisions.ground,
      moderatorId: decisions.moderatorId,
      moderator: members.handle,
      member: sql<
        string | null
      >`(select concerned.handle from members concerned where concerned.id = ${decisions.memberId})`,
      argumentId: decisions.argumentId,
      slug: threads.slug,
      claim: argumentRevisions.claim,
      html: argumentRevisions.html,
      deletedById: argumentsTable.deletedById,
      // By its name and not by its column: the table is another one in the inner query.
      isStanding: sql<number>`not exists (select 1 from decisions reversal where reversal.reverses_id = decisions.id)`,
    })
    .from(decisions)
    .innerJoin(members, eq(members.id, decisions.moderatorId))
    .leftJoin(argumentsTable, eq(argumentsTable.id, decisions.argumentId))
    .leftJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .leftJoin(threads, eq(threads.id, decisions.threadId))
    .where(where);
}

type DecidedRow = Awaited<ReturnType<typeof selectDecided>>[number];

function asDecided(viewer: Viewer, row: DecidedRow, now: Date): DecidedLine {
  const isReadable = row.html !== null && row.deletedById === null;
  const isRecent = now.getTime() - row.createdAt.getTime() <= UNDO_MS;
  return {
    id: row.id,
    kind: row.kind,
    at: row.createdAt.toISOString(),
    ground: row.ground && groundTitle(row.ground),
    moderator: row.moderator,
    member: row.member,
    address: isReadable && row.slug ? `/threads/${row.slug}/arguments/${row.argumentId}/review` : null,
    words: isReadable ? (row.claim ?? firstWords(row.html ?? "", WORDS)) : null,
    isReversed: !row.isStanding,
    canUndo: isRecent && Boolean(row.isStanding) && canUndo(viewer, row),
  };
}
