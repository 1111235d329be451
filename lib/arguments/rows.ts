import { aliasedTable, and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { keptRows } from "#db/kept-rows";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { passages } from "#db/schema/passages";
import { threads } from "#db/schema/threads";
import { isFreeEdit, relation } from "#lib/arguments/policy";
import type { ArgumentView } from "#lib/arguments/view";
import type { ArgumentLock } from "#lib/locks/limits";
import { lockOver } from "#lib/locks/lock-over";
import { groundTitle } from "#lib/moderation/house-rules";
import { shownQuote } from "#lib/passages/quotes-passage";
import { firstWords } from "#lib/text/markdown";

const locking = aliasedTable(decisions, "locking_decision");

const SELECTED = {
  id: argumentsTable.id,
  thread: threads.slug,
  parentId: argumentsTable.parentId,
  rootId: argumentsTable.rootId,
  depth: argumentsTable.depth,
  stance: argumentsTable.stance,
  revision: argumentsTable.revision,
  hiddenById: argumentsTable.hiddenById,
  held: argumentsTable.held,
  deletedById: argumentsTable.deletedById,
  createdAt: argumentsTable.createdAt,
  raters1: argumentsTable.raters1,
  strong1: argumentsTable.strong1,
  raters2: argumentsTable.raters2,
  strong2: argumentsTable.strong2,
  bothSides: argumentsTable.bothSides,
  strength1: sql<number>`${argumentsTable.strength1}`,
  strength2: sql<number>`${argumentsTable.strength2}`,
  commonGround: sql<number>`${argumentsTable.commonGround}`,
  movedCount: argumentsTable.movedCount,
  movedTold: sql<number>`${argumentsTable.movedTold}`,
  language: argumentRevisions.language,
  author: members.handle,
  claim: argumentRevisions.claim,
  html: argumentRevisions.html,
  quote: shownQuote,
  quotedArgumentId: passages.quotedArgumentId,
  quoteStart: passages.startUtf16,
  sources: argumentRevisions.sources,
  revisedAt: argumentRevisions.createdAt,
  ground: decisions.ground,
  lockedAt: locking.argumentId,
  lockGround: locking.ground,
  lockUntil: locking.until,
};

/** Arguments with their present text, author and (if hidden) ground; still to be made into views. */
export function selectArguments(db: Reader, where: SQL | undefined, now: Date | SQLWrapper = new Date()) {
  return db
    .select(SELECTED)
    .from(argumentsTable)
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .innerJoin(members, eq(members.id, argumentsTable.authorId))
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .leftJoin(passages, eq(passages.argumentId, argumentsTable.id))
    .leftJoin(decisions, eq(decisions.id, argumentsTable.hiddenById))
    .leftJoin(locking, eq(locking.id, lockOver(argumentsTable.id, now)))
    .where(where);
}

export type ArgumentRow = Awaited<ReturnType<typeof selectArguments>>[number];

/** About 4,000 arguments with what is made of them, all in all some 30 MB. */
const KEPT_CHARACTERS = 4_000_000;

/** For the pages that are made anew most often: after a change, all rows but one are as they were. */
export const argumentRows = keptRows<ArgumentRow>(SELECTED, KEPT_CHARACTERS);

const NAME_LENGTH = 50;

/** The one place where a row becomes what the public may see: here a removed argument loses author and text. */
export function asView(
  row: ArgumentRow,
  parent: { stance: string | null } | undefined,
  replies: ArgumentView[] = [],
): ArgumentView {
  const placed = {
    id: row.id,
    thread: row.thread,
    parentId: row.parentId,
    depth: row.depth,
    stance: row.stance,
    relation: parent ? relation(row.stance, parent.stance) : null,
    postedAt: row.createdAt.toISOString(),
    replies,
  };
  if (row.deletedById !== null) return { ...placed, state: "deleted" };
  if (row.held) return { ...placed, state: "held" };
  if (row.hiddenById !== null) return { ...placed, state: "hidden", ground: groundTitle(row.ground ?? "") };
  return {
    ...placed,
    state: "shown",
    revision: row.revision,
    author: row.author,
    claim: row.claim,
    html: row.html,
    quote: row.quote,
    quoted: row.quote === null ? null : { argumentId: row.quotedArgumentId, start: row.quoteStart },
    sources: row.sources,
    language: row.language,
    counts: { raters1: row.raters1, strong1: row.strong1, raters2: row.raters2, strong2: row.strong2 },
    bothSides: row.bothSides,
    moved: { all: row.movedCount, across: row.movedTold },
    locked: lockOf(row),
    edited: !isFreeEdit(row.createdAt, row.revisedAt),
    name: row.claim ?? firstWords(row.html, NAME_LENGTH),
  };
}

function lockOf(row: ArgumentRow): ArgumentLock | null {
  if (row.lockedAt === null) return null;
  const until = row.lockUntil?.toISOString() ?? null;
  return { until, ground: groundTitle(row.lockGround ?? ""), above: row.lockedAt !== row.id };
}

/** The views of what was replied to `parent` among `rows` (oldest first), each with its own replies. */
export function repliesTo(parent: { id: number; stance: string | null }, rows: readonly ArgumentRow[]): ArgumentView[] {
  const byParent = Map.groupBy(rows, (row) => row.parentId);
  const below = (above: { id: number; stance: string | null }): ArgumentView[] =>
    (byParent.get(above.id) ?? []).map((row) => asView(row, above, below(row)));
  return below(parent);
}
