import { and, asc, count, countDistinct, eq, gte, inArray, isNotNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { unindexed } from "#db/columns";
import { argumentsTable } from "#db/schema/arguments";
import { cases } from "#db/schema/cases";
import { decisions, reports } from "#db/schema/moderation";
import { articleRevisions, stances, threads } from "#db/schema/threads";
import { hidesArgument } from "#lib/record/count-decisions";
import { NO_FIGURES, type SideFigures, type ThreadFigures } from "#lib/record/stats";

/** From when something came in to the decision on it, and on which side of which thread the argument is. */
export type Span = { ms: number; threadId: number | null; stance: string | null };

/** All cases decided since then but appeals, which have a duty of their own. */
export async function caseSpans(db: Reader, since: Date): Promise<Span[]> {
  const rows = await db
    .select({
      openedAt: cases.openedAt,
      decidedAt: decisions.createdAt,
      threadId: argumentsTable.threadId,
      stance: argumentsTable.stance,
    })
    .from(decisions)
    .innerJoin(cases, eq(cases.closedById, decisions.id))
    .leftJoin(argumentsTable, eq(argumentsTable.id, cases.argumentId))
    .where(and(gte(decisions.createdAt, since), inArray(cases.kind, ["review", "held", "notice"])));
  return rows.map(({ openedAt, decidedAt, ...place }) => ({
    ...place,
    ms: Math.max(0, decidedAt.getTime() - openedAt.getTime()),
  }));
}

/** What moderation did on each side of these threads since then. */
export async function figuresOfThreads(
  db: Reader,
  ids: number[],
  since: Date,
  spans: Span[],
): Promise<ThreadFigures[]> {
  if (ids.length === 0) return [];
  const named = await db
    .select({ id: threads.id, slug: threads.slug, title: articleRevisions.title })
    .from(threads)
    .innerJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .where(inArray(threads.id, ids));
  const sides = await db.select().from(stances).where(inArray(stances.threadId, ids)).orderBy(asc(stances.side));
  const counts = await countsIn(db, ids, since);
  return named.flatMap(({ id, slug, title }) => {
    const [first, second] = sides.filter(({ threadId }) => threadId === id);
    if (!first || !second) return [];
    const of = (stance: string): SideFigures => {
      const isHere = (row: Place) => row.threadId === id && row.stance === stance;
      return {
        ...NO_FIGURES,
        ...Object.fromEntries(counts.map(([name, rows]) => [name, rows.find(isHere)?.count ?? 0])),
        decidedAfter: spans.filter(isHere).map(({ ms }) => ms),
      };
    };
    return {
      slug,
      title,
      labels: [first.label, second.label] as const,
      sides: [of(first.slug), of(second.slug)] as const,
    };
  });
}

type Place = { threadId: number | null; stance: string | null };
type Counts = [keyof SideFigures, (Place & { count: number })[]];

/**
 * By thread and stance. `hidden` is a part of `arguments`, as a share must be: arguments posted since then that a
 * moderator hid, once each, whatever became of it later; but a hide that its moderator took back within minutes was a
 * slip. `overturned` are granted appeals among the answered ones.
 */
async function countsIn(db: Reader, threadIds: number[], since: Date): Promise<Counts[]> {
  const place = { threadId: argumentsTable.threadId, stance: argumentsTable.stance };
  const hasSide = isNotNull(argumentsTable.stance);
  // Unindexed it keeps SQLite from going through these threads for the few arguments that something was done with.
  const ofThreads = and(inArray(unindexed(argumentsTable.threadId), threadIds), hasSide);
  const posted = await db
    .select({ ...place, count: count() })
    .from(argumentsTable)
    .where(and(inArray(argumentsTable.threadId, threadIds), hasSide, gte(argumentsTable.createdAt, since)))
    .groupBy(argumentsTable.threadId, argumentsTable.stance);
  const reported = await db
    .select({ ...place, count: count() })
    .from(reports)
    .innerJoin(argumentsTable, eq(argumentsTable.id, reports.argumentId))
    .where(and(gte(reports.createdAt, since), ofThreads))
    .groupBy(argumentsTable.threadId, argumentsTable.stance);
  const hidden = await db
    .select({ ...place, count: countDistinct(argumentsTable.id) })
    .from(decisions)
    .innerJoin(argumentsTable, eq(argumentsTable.id, decisions.argumentId))
    .where(
      and(
        gte(decisions.createdAt, since),
        gte(argumentsTable.createdAt, since),
        hidesArgument,
        ofThreads,
        sql`not exists (select 1 from decisions slip where slip.reverses_id = ${decisions.id} and slip.kind = 'undo')`,
      ),
    )
    .groupBy(argumentsTable.threadId, argumentsTable.stance);
  const answers = await db
    .select({ ...place, kind: decisions.kind, count: count() })
    .from(decisions)
    .innerJoin(argumentsTable, eq(argumentsTable.id, decisions.argumentId))
    .where(and(gte(decisions.createdAt, since), inArray(decisions.kind, ["uphold", "overturn"]), ofThreads))
    .groupBy(argumentsTable.threadId, argumentsTable.stance, decisions.kind);
  const overturned = answers.filter(({ kind }) => kind === "overturn");
  const answered = Map.groupBy(answers, ({ threadId, stance }) => `${threadId} ${stance}`);
  const appealsAnswered = [...answered.values()].flatMap(([first, second]) =>
    first ? [{ ...first, count: first.count + (second?.count ?? 0) }] : [],
  );
  return [
    ["arguments", posted],
    ["reports", reported],
    ["hidden", hidden],
    ["appealsAnswered", appealsAnswered],
    ["overturned", overturned],
  ];
}
