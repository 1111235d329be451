import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { threads } from "#db/schema/threads";
import { canReadHidden } from "#lib/arguments/policy";
import { NotFound } from "#lib/errors";
import { groundTitle } from "#lib/moderation/house-rules";
import { canModerate, canRestore } from "#lib/moderation/policy";
import { isModerator, isPerson, type Viewer } from "#lib/viewer";

export type HiddenText = {
  id: number;
  claim: string | null;
  html: string;
  ground: string;
  reason: string;
  decidedAt: string;
  own: boolean;
  canRestore: boolean;
};

const MOST_HIDDEN_TEXTS = 200;

/** The hidden texts of a thread that this viewer may read: an author's own, all for a moderator; newest first. */
export async function listHiddenTexts(viewer: Viewer, threadSlug: string): Promise<HiddenText[]> {
  if (!isPerson(viewer)) return [];
  const mine = isModerator(viewer) ? undefined : eq(argumentsTable.authorId, viewer.id);
  const rows = await read((db) =>
    selectHidden(db)
      .where(
        and(
          eq(threads.slug, threadSlug),
          isNotNull(argumentsTable.hiddenById),
          isNull(argumentsTable.deletedById),
          mine,
        ),
      )
      .orderBy(desc(argumentsTable.id))
      .limit(MOST_HIDDEN_TEXTS),
  );
  return rows.map((row) => asHiddenText(viewer, row));
}

export type ArgumentUnderReview = {
  id: number;
  revision: number;
  author: string;
  claim: string | null;
  html: string;
  hidden: HiddenText | null;
  canDecide: boolean;
};

/** One argument for its author or a moderator, hidden or not, with the decision that stands. Throws NotFound for others. */
export async function getArgumentUnderReview(viewer: Viewer, slug: string, id: number): Promise<ArgumentUnderReview> {
  const [row] = await read((db) =>
    selectHidden(db).where(and(eq(argumentsTable.id, id), eq(threads.slug, slug), isNull(argumentsTable.deletedById))),
  );
  if (!row) throw new NotFound();
  const facts = { authorId: row.authorId, hidden: row.hiddenById !== null, deleted: false };
  if (!canReadHidden(viewer, facts)) throw new NotFound();
  return {
    id: row.id,
    revision: row.revision,
    author: row.author,
    claim: row.claim,
    html: row.html,
    hidden: facts.hidden ? asHiddenText(viewer, row) : null,
    canDecide: canModerate(viewer, facts),
  };
}

function selectHidden(db: Reader) {
  return db
    .select({
      id: argumentsTable.id,
      revision: argumentsTable.revision,
      authorId: argumentsTable.authorId,
      author: members.handle,
      hiddenById: argumentsTable.hiddenById,
      claim: argumentRevisions.claim,
      html: argumentRevisions.html,
      ground: decisions.ground,
      reason: decisions.reason,
      decidedAt: decisions.createdAt,
    })
    .from(argumentsTable)
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .innerJoin(members, eq(members.id, argumentsTable.authorId))
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .leftJoin(decisions, eq(decisions.id, argumentsTable.hiddenById));
}

type HiddenRow = Awaited<ReturnType<typeof selectHidden>>[number];

function asHiddenText(viewer: Viewer, row: HiddenRow): HiddenText {
  return {
    id: row.id,
    claim: row.claim,
    html: row.html,
    ground: groundTitle(row.ground ?? ""),
    reason: row.reason ?? "",
    decidedAt: (row.decidedAt ?? new Date(0)).toISOString(),
    own: isPerson(viewer) && viewer.id === row.authorId,
    canRestore: canRestore(viewer, { authorId: row.authorId, hidden: true, deleted: false }),
  };
}
