import { and, asc, count, eq, gt, inArray, isNull, min, type SQL, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { cases, orders } from "#db/schema/cases";
import { appeals } from "#db/schema/moderation";
import { readingModerator } from "#lib/cases/policy";
import { type CaseRow, isFor, selectCases, whatCameIn } from "#lib/cases/rows";
import { CASES_ON_PAGE, DUE_AFTER_MS } from "#lib/cases/rules";
import { KINDS_OF_TAB, type QueueTab } from "#lib/cases/tabs";
import { groundTitle } from "#lib/moderation/house-rules";
import { firstWords } from "#lib/text/markdown";
import type { Viewer } from "#lib/viewer";

/** A line of the queue. `order` is when the hour of an order to remove ends; `claimedBy` another moderator. */
export type CaseLine = {
  id: number;
  kind: CaseRow["kind"];
  /** What would be hidden, in the text that stands now; null for what is not hidden from the list. */
  argument: { id: number; revision: number } | null;
  /** The first words of what it is about. */
  words: string;
  reports: number;
  ground: string | null;
  notices: number;
  marked: boolean;
  openedAt: string;
  dueAt: string;
  isOverdue: boolean;
  order: string | null;
  claimedBy: string | null;
  isClaimed: boolean;
};

export type Queue = { cases: CaseLine[]; next: string | null };
/** Where the next page begins: the due time in milliseconds and the number of the last case shown. */
export type QueuePlace = readonly [dueAt: number, id: number] | null;

const WORDS = 90;

/** A page of what waits for this moderator, what is due first; who wrote it is not told. Throws Forbidden for others. */
export async function listCases(viewer: Viewer, tab: QueueTab, after: QueuePlace, now = new Date()): Promise<Queue> {
  const { id: viewerId } = readingModerator(viewer);
  return read(async (db) => {
    const isOfTab =
      tab === "mine"
        ? and(eq(cases.claimedById, viewerId), gt(cases.claimedUntil, now))
        : inArray(cases.kind, KINDS_OF_TAB[tab]);
    const isAfter = after ? sql`(${cases.dueAt}, ${cases.id}) > (${after[0]}, ${after[1]})` : undefined;
    const rows = await selectCases(db, and(isOfTab, isFor(viewerId), isAfter))
      .orderBy(asc(cases.dueAt), asc(cases.id))
      .limit(CASES_ON_PAGE + 1);
    const page = rows.slice(0, CASES_ON_PAGE);
    const last = page.at(-1);
    return {
      cases: await asLines(db, viewerId, page, now),
      next: rows.length > CASES_ON_PAGE && last ? `${last.dueAt.getTime()}-${last.id}` : null,
    };
  });
}

async function asLines(db: Reader, viewerId: number, rows: CaseRow[], now: Date): Promise<CaseLine[]> {
  const cameIn = await whatCameIn(
    db,
    rows.flatMap(({ argumentId }) => argumentId ?? []),
  );
  return rows.map((row) => {
    const about = cameIn.get(row.argumentId ?? 0);
    const [received] = about?.orders ?? [];
    const isClaimed = row.claimedUntil !== null && row.claimedUntil > now;
    return {
      id: row.id,
      kind: row.kind,
      argument: received ? null : hidable(row),
      words: wordsOf(row),
      reports: row.kind === "appeal" ? 0 : (about?.reports ?? 0),
      ground: about?.grounds[0] ? groundTitle(about.grounds[0]) : null,
      notices: row.kind === "appeal" ? 0 : (about?.notices ?? 0),
      marked: row.markers.length > 0,
      openedAt: row.openedAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      isOverdue: row.dueAt < now,
      order: received ? new Date(received.getTime() + DUE_AFTER_MS.order).toISOString() : null,
      claimedBy: isClaimed && row.claimedById !== viewerId ? row.claimedBy : null,
      isClaimed: isClaimed && row.claimedById === viewerId,
    };
  });
}

const hidable = ({ kind, argumentId, revision }: CaseRow) =>
  (kind === "review" || kind === "held") && argumentId !== null && revision !== null
    ? { id: argumentId, revision }
    : null;

function wordsOf(row: CaseRow): string {
  if (row.appeal !== null) return row.appeal.slice(0, WORDS);
  return row.claim ?? (row.html === null ? (row.law ?? "") : firstWords(row.html, WORDS));
}

/** `orderDue`: when the hour of the order that waits longest ends, if one does. */
export type QueueCounts = Record<QueueTab, number> & { orders: number; orderDue: string | null };

/** How much waits in each part of the queue for this moderator. */
export async function countCases(viewer: Viewer, now = new Date()): Promise<QueueCounts> {
  const { id: viewerId } = readingModerator(viewer);
  return read(async (db) => {
    const rows = await countIn(db, isFor(viewerId)).groupBy(cases.kind);
    const isOwn = and(eq(cases.claimedById, viewerId), gt(cases.claimedUntil, now), isFor(viewerId));
    const own = await countIn(db, isOwn).groupBy(cases.kind);
    const of = (tab: QueueTab) =>
      rows.filter(({ kind }) => KINDS_OF_TAB[tab].includes(kind)).reduce((sum, row) => sum + row.count, 0);
    return {
      open: of("open"),
      held: of("held"),
      appeals: of("appeals"),
      mine: own.reduce((sum, row) => sum + row.count, 0),
      ...(await openOrders(db)),
    };
  });
}

function countIn(db: Reader, where: SQL | undefined) {
  return db
    .select({ kind: cases.kind, count: count() })
    .from(cases)
    .leftJoin(argumentsTable, eq(argumentsTable.id, cases.argumentId))
    .leftJoin(appeals, eq(appeals.id, cases.appealId))
    .where(where);
}

/** Orders are few, and those that wait fewer. */
async function openOrders(db: Reader): Promise<Pick<QueueCounts, "orders" | "orderDue">> {
  const [open] = await db
    .select({ count: count(), oldest: min(orders.receivedAt) })
    .from(orders)
    .where(isNull(orders.executedById));
  const due = open?.oldest && new Date(open.oldest.getTime() + DUE_AFTER_MS.order);
  return { orders: open?.count ?? 0, orderDue: due?.toISOString() ?? null };
}
