import { and, eq, isNull } from "drizzle-orm";
import { read } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { threads } from "#db/schema/threads";
import { Forbidden, NotFound } from "#lib/errors";
import { standingLock } from "#lib/locks/standing-lock";
import { arguedAgainst } from "#lib/moderation/conflict-of-interest";
import { groundTitle } from "#lib/moderation/house-rules";
import { ARGUED_AGAINST, canModerate } from "#lib/moderation/policy";
import { actorId, isModerator, type Viewer } from "#lib/viewer";

export type ArgumentToModerate = {
  id: number;
  revision: number;
  parentId: number | null;
  author: string;
  claim: string | null;
  html: string;
  /** Its own lock, with the words to its author. */
  lock: { until: string | null; subtree: boolean; ground: string; reason: string } | null;
  /** Why this moderator can neither lock, move nor hide a text of it; null when they can. */
  refused: string | null;
};

/** A visible argument for a moderator who did not write it. Throws NotFound, Forbidden. */
export async function getArgumentToModerate(viewer: Viewer, slug: string, id: number): Promise<ArgumentToModerate> {
  if (!isModerator(viewer)) throw new Forbidden("This page is for the moderators.");
  return read(async (db) => {
    const [row] = await db
      .select({
        id: argumentsTable.id,
        threadId: argumentsTable.threadId,
        stance: argumentsTable.stance,
        parentId: argumentsTable.parentId,
        revision: argumentsTable.revision,
        authorId: argumentsTable.authorId,
        author: members.handle,
        lockedById: argumentsTable.lockedById,
        claim: argumentRevisions.claim,
        html: argumentRevisions.html,
      })
      .from(argumentsTable)
      .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
      .innerJoin(members, eq(members.id, argumentsTable.authorId))
      .innerJoin(
        argumentRevisions,
        and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
      )
      .where(
        and(
          eq(argumentsTable.id, id),
          eq(threads.slug, slug),
          isNull(argumentsTable.hiddenById),
          isNull(argumentsTable.deletedById),
        ),
      );
    if (!row) throw new NotFound("There is no such argument, or it was removed.");
    if (!canModerate(viewer, { authorId: row.authorId, hidden: false, deleted: false }))
      throw new Forbidden("You wrote this argument, so another moderator decides on it.");
    const lock = await standingLock(db, row.lockedById);
    return {
      id: row.id,
      revision: row.revision,
      parentId: row.parentId,
      author: row.author,
      claim: row.claim,
      html: row.html,
      lock: lock
        ? {
            until: lock.until?.toISOString() ?? null,
            subtree: lock.detail.subtree === true,
            ground: groundTitle(lock.ground ?? ""),
            reason: lock.reason,
          }
        : null,
      refused: (await arguedAgainst(db, actorId(viewer), row)) ? ARGUED_AGAINST : null,
    };
  });
}
