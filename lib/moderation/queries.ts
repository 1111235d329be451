import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { threads } from "#db/schema/threads";
import { canDelete, canReadHidden } from "#lib/arguments/policy";
import { leavesATrace } from "#lib/arguments/traces";
import { NotFound } from "#lib/errors";
import { groundTitle } from "#lib/moderation/house-rules";
import { canModerate, canRestore } from "#lib/moderation/policy";
import { isModerator, isPerson, type Viewer } from "#lib/viewer";

export type HiddenText = {
  id: number;
  parentId: number | null;
  stance: string | null;
  /** It waits for a moderator; then `reason` says why, and there is no ground. */
  held: boolean;
  /** Whether the page that is the same for everyone shows that it was there. */
  leavesATrace: boolean;
  claim: string | null;
  html: string;
  ground: string;
  reason: string;
  decidedAt: string;
  own: boolean;
  canRestore: boolean;
  canDelete: boolean;
};

const MOST_HIDDEN_TEXTS = 200;
const isHidden = and(isNotNull(argumentsTable.hiddenById), isNull(argumentsTable.deletedById));

/** The hidden texts of a thread that this viewer may read: an author's own, all for a moderator; newest first. */
export async function listHiddenTexts(viewer: Viewer, threadSlug: string): Promise<HiddenText[]> {
  if (!isPerson(viewer)) return [];
  const slug = threadSlug;
  const rows = await read((db) =>
    isModerator(viewer) ? hiddenTexts(db, { slug }) : hiddenTextsOf(db, { slug, authorId: viewer.id }),
  );
  return rows.map((row) => asHiddenText(viewer, row));
}

const hiddenTexts = prepared((db: Reader, given: Given<{ slug: string }>) =>
  selectHidden(db)
    .where(and(eq(threads.slug, given("slug")), isHidden))
    .orderBy(desc(argumentsTable.id))
    .limit(MOST_HIDDEN_TEXTS),
);

const hiddenTextsOf = prepared((db: Reader, given: Given<{ slug: string; authorId: number }>) =>
  selectHidden(db)
    .where(and(eq(threads.slug, given("slug")), isHidden, eq(argumentsTable.authorId, given("authorId"))))
    .orderBy(desc(argumentsTable.id))
    .limit(MOST_HIDDEN_TEXTS),
);

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
  const facts = { authorId: row.authorId, hidden: row.hiddenById !== null, held: row.held, deleted: false };
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
      parentId: argumentsTable.parentId,
      stance: argumentsTable.stance,
      hiddenById: argumentsTable.hiddenById,
      held: argumentsTable.held,
      leavesATrace: sql<number>`${leavesATrace}`,
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
  const facts = { authorId: row.authorId, hidden: true, held: row.held, deleted: false };
  return {
    id: row.id,
    parentId: row.parentId,
    stance: row.stance,
    held: row.held,
    leavesATrace: Boolean(row.leavesATrace),
    claim: row.claim,
    html: row.html,
    ground: groundTitle(row.ground ?? ""),
    reason: row.reason ?? "",
    decidedAt: (row.decidedAt ?? new Date(0)).toISOString(),
    own: isPerson(viewer) && viewer.id === row.authorId,
    canRestore: canRestore(viewer, facts),
    canDelete: canDelete(viewer, facts),
  };
}
