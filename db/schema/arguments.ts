import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  derived,
  foreignKey,
  id,
  index,
  instant,
  integer,
  json,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from "#db/columns";
import { members } from "#db/schema/accounts";
import { type Source, stances, threads } from "#db/schema/threads";

const isUnanswered = sql`parent_id is null and rebuttals = 0 and hidden_by_id is null and deleted_by_id is null`;

/**
 * Whatever a member posts in a thread. A root argument has a stance and no parent; a reply has a parent, and a
 * stance unless it is just asking. `rootId` is the root above a reply (null for a root), `depth` is 1 for a root.
 * `hiddenById` is the decision that hides it now (`held`: that one only holds it until a moderator has read it),
 * `lockedById` the one that lets nobody reply, `deletedById` the audit row of its author's deletion; triggers in the
 * migrations refuse any other row there.
 *
 * Counted in the transaction of each rating, position and “moved”: `raters1` members of side 1 rated it and `strong1`
 * of them called it strong (so for side 2); `movedCount` it moved, `movedAcross` of them from the other side;
 * `movedTold` is what of the latter may be told without telling where one of a few stood (lib/moved/rules.ts);
 * `rebuttals` are the visible replies of the other side right below it. `bothSides` is the badge. In millionths:
 * `strength1` = (strong1 + 1)/(raters1 + 2), and `commonGround` = strength1 · strength2, the square of B, in the order
 * of which it is B (lib/ratings/rules.ts).
 */
export const argumentsTable = table(
  "arguments",
  {
    id: id(),
    threadId: integer("thread_id")
      .notNull()
      .references(() => threads.id),
    parentId: integer("parent_id"),
    rootId: integer("root_id"),
    depth: integer("depth").notNull(),
    stance: text("stance"),
    authorId: integer("author_id")
      .notNull()
      .references(() => members.id),
    revision: integer("revision").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    hiddenById: integer("hidden_by_id"),
    held: boolean("held").notNull().default(false),
    lockedById: integer("locked_by_id"),
    deletedById: integer("deleted_by_id"),
    createdAt: instant("created_at").notNull(),
    raters1: integer("raters1").notNull().default(0),
    strong1: integer("strong1").notNull().default(0),
    raters2: integer("raters2").notNull().default(0),
    strong2: integer("strong2").notNull().default(0),
    movedCount: integer("moved_count").notNull().default(0),
    movedAcross: integer("moved_across").notNull().default(0),
    rebuttals: integer("rebuttals").notNull().default(0),
    bothSides: boolean("both_sides").notNull().default(false),
    movedTold: derived(
      "moved_told",
      () =>
        sql`case when moved_count < 3 then 0 when moved_across = moved_count then moved_count - 1 else moved_across end`,
    ),
    strength1: derived("strength1", () => sql`1000000 * (strong1 + 1) / (raters1 + 2)`),
    strength2: derived("strength2", () => sql`1000000 * (strong2 + 1) / (raters2 + 2)`),
    commonGround: derived(
      "common_ground",
      () => sql`1000000 * (strong1 + 1) * (strong2 + 1) / ((raters1 + 2) * (raters2 + 2))`,
    ),
  },
  (t) => [
    foreignKey({ columns: [t.parentId], foreignColumns: [t.id] }),
    foreignKey({ columns: [t.rootId], foreignColumns: [t.id] }),
    foreignKey({ columns: [t.threadId, t.stance], foreignColumns: [stances.threadId, stances.slug] }),
    uniqueIndex("arguments_once").on(t.authorId, t.idempotencyKey),
    index("arguments_common_ground").on(t.threadId, t.stance, t.parentId, t.commonGround, t.id),
    index("arguments_strength1").on(t.threadId, t.stance, t.parentId, t.strength1, t.id),
    index("arguments_strength2").on(t.threadId, t.stance, t.parentId, t.strength2, t.id),
    index("arguments_moved").on(t.threadId, t.stance, t.parentId, t.movedTold, t.movedCount, t.commonGround, t.id),
    index("arguments_unanswered1").on(t.threadId, t.stance, t.strength1, t.id).where(isUnanswered),
    index("arguments_unanswered2").on(t.threadId, t.stance, t.strength2, t.id).where(isUnanswered),
    index("arguments_thread").on(t.threadId, t.id),
    // With what says whether somebody may see them, so that counting looks into the index alone.
    index("arguments_column").on(t.threadId, t.stance, t.parentId, t.id, t.deletedById, t.hiddenById),
    index("arguments_root").on(t.rootId, t.id, t.deletedById, t.hiddenById, t.held),
    index("arguments_recent").on(t.threadId, t.createdAt, t.stance, t.deletedById, t.hiddenById),
    index("arguments_parent").on(t.parentId, t.commonGround, t.id),
    index("arguments_moving")
      .on(t.threadId, t.movedTold, t.movedCount, t.commonGround, t.id)
      .where(sql`moved_count > 0`),
    index("arguments_author").on(t.authorId, t.createdAt),
    index("arguments_author_newest").on(t.authorId, t.id, t.deletedById).where(sql`deleted_by_id is null`),
    index("arguments_author_hidden")
      .on(t.authorId, t.id, t.hiddenById, t.deletedById)
      .where(sql`hidden_by_id is not null`),
    index("arguments_author_thread").on(t.authorId, t.threadId, t.id),
    index("arguments_author_moved").on(t.authorId).where(sql`moved_count > 0`),
    index("arguments_hidden").on(t.threadId, t.id).where(sql`hidden_by_id is not null`),
    index("arguments_removed_roots")
      .on(t.threadId, t.stance, t.parentId)
      .where(sql`parent_id is null and (hidden_by_id is not null or deleted_by_id is not null)`),
    check("arguments_raters", sql`${t.strong1} between 0 and ${t.raters1} and ${t.strong2} between 0 and ${t.raters2}`),
    check("arguments_moved", sql`${t.movedAcross} between 0 and ${t.movedCount}`),
    check("arguments_rebuttals", sql`${t.rebuttals} >= 0`),
    check("arguments_depth", sql`${t.depth} between 1 and 8`),
    check("arguments_root_or_reply", sql`(${t.parentId} is null) = (${t.depth} = 1)`),
    check("arguments_reply_has_root", sql`(${t.parentId} is null) = (${t.rootId} is null)`),
    check("arguments_root_has_stance", sql`${t.parentId} is not null or ${t.stance} is not null`),
  ],
);

/**
 * How many visible arguments a thread has of each stance (empty: just asking), root arguments and replies apart. Triggers
 * count in the transaction of whatever shows or removes an argument, so that no verb can forget it.
 */
export const argumentCounts = table(
  "argument_counts",
  {
    threadId: integer("thread_id").notNull(),
    stance: text("stance").notNull(),
    isRoot: boolean("is_root").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.stance, t.isRoot] }),
    foreignKey({ columns: [t.threadId], foreignColumns: [threads.id] }).onDelete("cascade"),
    check("argument_counts_count", sql`${t.count} >= 0`),
  ],
);

/** Every text of an argument, oldest is number 1. `html` is rendered from `body` once, when it is written. */
export const argumentRevisions = table(
  "argument_revisions",
  {
    argumentId: integer("argument_id").notNull(),
    number: integer("number").notNull(),
    claim: text("claim"),
    body: text("body").notNull(),
    html: text("html").notNull(),
    /** The language it is written in (BCP 47), null when its author did not say. */
    language: text("language"),
    sources: json<Source[]>("sources").notNull(),
    /** The decision that hides this text from the public history, if one does. */
    hiddenById: integer("hidden_by_id"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.argumentId, t.number] }),
    foreignKey({ columns: [t.argumentId], foreignColumns: [argumentsTable.id] }).onDelete("cascade"),
    check("argument_revisions_claim_length", sql`${t.claim} is null or length(${t.claim}) between 1 and 140`),
    check("argument_revisions_root_body", sql`${t.claim} is null or length(${t.body}) <= 5000`),
    check("argument_revisions_reply_body", sql`${t.claim} is not null or length(${t.body}) between 1 and 3000`),
    check("argument_revisions_language_length", sql`length(${t.language}) between 2 and 35`),
  ],
);

/** Members whom an argument mentions, by number, so that each is told once. */
export const mentions = table(
  "mentions",
  {
    argumentId: integer("argument_id")
      .notNull()
      .references(() => argumentsTable.id, { onDelete: "cascade" }),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
  },
  (t) => [primaryKey({ columns: [t.argumentId, t.memberId] }), index("mentions_member").on(t.memberId)],
);
