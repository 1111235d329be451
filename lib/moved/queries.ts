import { and, countDistinct, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { unindexed } from "#db/columns";
import { type Given, prepared } from "#db/prepared";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { moved } from "#db/schema/ratings";
import { threads } from "#db/schema/threads";
import { isVisible, movedSomebody } from "#lib/arguments/traces";
import { NotFound } from "#lib/errors";
import { isPartial } from "#lib/moderation/conflict-of-interest";
import { canRemoveCredit } from "#lib/moved/policy";
import { CREDITS_PER_PAGE, canStillTakeBack, type MovedKind } from "#lib/moved/rules";
import { actorId, isPerson, type Viewer } from "#lib/viewer";

/** What is public of a credit: who was moved, what changed and why; never where they stood. */
export type Credit = { id: number; by: string; kind: MovedKind; why: string; at: string };
export type CreditPage = { credits: Credit[]; next: number | null };

/** A credit counts while it was neither taken back nor removed; those of removed arguments are for nobody. */
const stands = and(isNull(moved.withdrawnById), isNull(moved.removedById), isVisible);

/** What an argument moved, newest first; nothing when the argument is hidden or deleted. */
export async function listCredits(
  argumentId: number,
  before = Number.MAX_SAFE_INTEGER,
  size = CREDITS_PER_PAGE,
): Promise<CreditPage> {
  const rows = await read((db) =>
    selectCredits(db)
      .where(and(eq(moved.argumentId, argumentId), lt(moved.id, before), stands))
      .orderBy(desc(moved.id))
      .limit(size + 1),
  );
  const page = rows.slice(0, size);
  return { credits: page.map(asCredit), next: rows.length > size ? (page.at(-1)?.id ?? null) : null };
}

export type CreditUnderReview = { credit: Credit; canRemove: boolean };

/** One credit of an argument, for a moderator who decides on it. Throws NotFound when it does not stand (any more). */
export async function getCredit(viewer: Viewer, slug: string, argumentId: number, id: number) {
  return read(async (db) => {
    const isIt = and(eq(moved.id, id), eq(moved.argumentId, argumentId), eq(threads.slug, slug), stands);
    const [row] = await selectCredits(db).where(isIt);
    if (!row) throw new NotFound("There is no such credit, or it was taken back or removed.");
    const { authorId, threadId, stance } = row;
    const mayRemove = canRemoveCredit(viewer, { authorId, hidden: false, deleted: false }, row);
    const canRemove = mayRemove && !(await isPartial(db, actorId(viewer), { id: argumentId, threadId, stance }));
    return { credit: asCredit(row), canRemove } satisfies CreditUnderReview;
  });
}

export type OwnCredit = { credit: Credit; canTakeBack: boolean };

/** What the viewer credited an argument with; null when they did not. For nobody else. */
export async function getOwnCredit(viewer: Viewer, argumentId: number, now = new Date()): Promise<OwnCredit | null> {
  if (!isPerson(viewer)) return null;
  const [row] = await read((db) =>
    selectCredits(db).where(and(eq(moved.argumentId, argumentId), eq(moved.memberId, viewer.id), stands)),
  );
  return row ? { credit: asCredit(row), canTakeBack: canStillTakeBack(row.createdAt, now) } : null;
}

const MOST_CREDITED = 1_000;

/** The numbers of the arguments in a thread that moved the viewer, newest credit first. For nobody else. */
export async function listCreditedIds(viewer: Viewer, threadSlug: string): Promise<number[]> {
  if (!isPerson(viewer)) return [];
  const rows = await read((db) => creditedBy(db, { memberId: viewer.id, slug: threadSlug }));
  return rows.map(({ id }) => id);
}

const creditedBy = prepared((db: Reader, given: Given<{ memberId: number; slug: string }>) =>
  db
    .select({ id: moved.argumentId })
    .from(moved)
    .innerJoin(argumentsTable, eq(argumentsTable.id, moved.argumentId))
    // Unindexed it keeps SQLite from going through the whole thread.
    .innerJoin(threads, eq(threads.id, unindexed(argumentsTable.threadId)))
    .where(and(eq(moved.memberId, given("memberId")), eq(threads.slug, given("slug")), stands))
    .orderBy(desc(moved.id))
    .limit(MOST_CREDITED),
);

/** How many readers a member's visible arguments moved, each counted once, and how many of them from the other side. */
export async function countMovedBy(memberId: number): Promise<{ all: number; across: number }> {
  const [row] = await read((db) =>
    db
      .select({
        all: countDistinct(moved.memberId),
        across: countDistinct(sql`case when ${moved.across} then ${moved.memberId} end`),
      })
      .from(argumentsTable)
      .innerJoin(moved, eq(moved.argumentId, argumentsTable.id))
      .where(and(eq(argumentsTable.authorId, memberId), movedSomebody, stands)),
  );
  return row ?? { all: 0, across: 0 };
}

function selectCredits(db: Reader) {
  return db
    .select({
      id: moved.id,
      by: members.handle,
      giverId: moved.memberId,
      authorId: argumentsTable.authorId,
      threadId: argumentsTable.threadId,
      stance: argumentsTable.stance,
      kind: moved.kind,
      why: moved.why,
      createdAt: moved.createdAt,
    })
    .from(moved)
    .innerJoin(argumentsTable, eq(argumentsTable.id, moved.argumentId))
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .innerJoin(members, eq(members.id, moved.memberId));
}

type CreditRow = Awaited<ReturnType<typeof selectCredits>>[number];

const asCredit = ({ id, by, kind, why, createdAt }: CreditRow): Credit => ({
  id,
  by,
  kind,
  why,
  at: createdAt.toISOString(),
});
