import { and, desc, eq, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { numbersInOrder } from "#db/columns";
import { type Given, prepared } from "#db/prepared";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { type Source, threads } from "#db/schema/threads";
import { type PostingRoom, postingRoom } from "#lib/arguments/checks";
import { selectRecentPosts } from "#lib/arguments/recent-posts";
import { EDIT_WINDOW_MS } from "#lib/arguments/rules";
import { isVisible } from "#lib/arguments/traces";
import { NotFound } from "#lib/errors";
import { slowPause } from "#lib/locks/thread-limits";
import { isPerson, type Viewer } from "#lib/viewer";

export type OwnArgument = {
  id: number;
  revision: number;
  claim: string | null;
  body: string;
  language: string | null;
  sources: Source[];
  freeUntil: string;
};

/** An author's own text, to be edited. Throws NotFound for everybody else and when it is hidden or deleted. */
export async function getOwnArgument(viewer: Viewer, slug: string, id: number): Promise<OwnArgument> {
  if (!isPerson(viewer)) throw new NotFound();
  const [row] = await read((db) =>
    db
      .select({
        id: argumentsTable.id,
        revision: argumentsTable.revision,
        claim: argumentRevisions.claim,
        body: argumentRevisions.body,
        language: argumentRevisions.language,
        sources: argumentRevisions.sources,
        createdAt: argumentsTable.createdAt,
      })
      .from(argumentsTable)
      .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
      .innerJoin(
        argumentRevisions,
        and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
      )
      .where(and(eq(argumentsTable.id, id), eq(threads.slug, slug), eq(argumentsTable.authorId, viewer.id), isVisible)),
  );
  if (!row) throw new NotFound("There is no argument of yours here that can be edited.");
  const { createdAt, ...own } = row;
  return { ...own, freeUntil: new Date(createdAt.getTime() + EDIT_WINDOW_MS).toISOString() };
}

/** When somebody can post next in a thread, how much is left to them today, and what slow mode asks of them there. */
export type RoomInThread = PostingRoom & { slowMinutes: number | null };

/** What the limits leave to the viewer in a thread; null for visitors. */
export async function getPostingRoom(viewer: Viewer, slug: string, now = new Date()): Promise<RoomInThread | null> {
  if (!isPerson(viewer)) return null;
  return read(async (db) => {
    const room = postingRoom(await selectRecentPosts(db, viewer.id, now), now);
    const slow = await slowPause(db, viewer.id, slug, now);
    if (!slow) return { ...room, slowMinutes: null };
    const nextAt = Math.max(slow.endsAt.getTime(), room.nextAt.getTime());
    return { ...room, nextAt: new Date(nextAt), slowMinutes: slow.minutes };
  });
}

/** The numbers of the viewer's own visible arguments in a thread, newest first. */
export async function listOwnIds(viewer: Viewer, threadSlug: string): Promise<number[]> {
  if (!isPerson(viewer)) return [];
  const [row] = await read((db) => ownArguments(db, { authorId: viewer.id, slug: threadSlug }));
  return row?.ids ?? [];
}

const MOST_OWN_ARGUMENTS = 1_000;

const ownArguments = prepared((db: Reader, given: Given<{ authorId: number; slug: string }>) => {
  const own = db
    .select({ id: argumentsTable.id })
    .from(argumentsTable)
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .where(and(eq(argumentsTable.authorId, given("authorId")), eq(threads.slug, given("slug")), isVisible))
    .orderBy(desc(argumentsTable.id))
    .limit(MOST_OWN_ARGUMENTS)
    .as("own");
  return db.select({ ids: numbersInOrder(own.id, sql`${own.id} desc`, sql`true`) }).from(own);
});
