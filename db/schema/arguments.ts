import { sql } from "drizzle-orm";
import {
  check,
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

/**
 * Whatever a member posts in a thread. A root argument has a stance and no parent; a reply has a parent, and a
 * stance unless it is just asking. `rootId` is the root above a reply (null for a root), `depth` is 1 for a root.
 * `hiddenById` is the decision that hides it now, `deletedById` the audit row of its author's deletion; triggers
 * in the migrations refuse any other row there.
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
    deletedById: integer("deleted_by_id"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.parentId], foreignColumns: [t.id] }),
    foreignKey({ columns: [t.rootId], foreignColumns: [t.id] }),
    foreignKey({ columns: [t.threadId, t.stance], foreignColumns: [stances.threadId, stances.slug] }),
    uniqueIndex("arguments_once").on(t.authorId, t.idempotencyKey),
    index("arguments_column").on(t.threadId, t.stance, t.parentId, t.id),
    index("arguments_root").on(t.rootId, t.id),
    index("arguments_parent").on(t.parentId),
    index("arguments_author").on(t.authorId, t.createdAt),
    index("arguments_author_newest").on(t.authorId, t.id),
    index("arguments_visible")
      .on(t.threadId, t.stance, t.parentId, t.createdAt)
      .where(sql`hidden_by_id is null and deleted_by_id is null`),
    index("arguments_hidden").on(t.threadId, t.id).where(sql`hidden_by_id is not null`),
    check("arguments_depth", sql`${t.depth} between 1 and 8`),
    check("arguments_root_or_reply", sql`(${t.parentId} is null) = (${t.depth} = 1)`),
    check("arguments_reply_has_root", sql`(${t.parentId} is null) = (${t.rootId} is null)`),
    check("arguments_root_has_stance", sql`${t.parentId} is not null or ${t.stance} is not null`),
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
    quote: text("quote"),
    sources: json<Source[]>("sources").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.argumentId, t.number] }),
    foreignKey({ columns: [t.argumentId], foreignColumns: [argumentsTable.id] }).onDelete("cascade"),
    check("argument_revisions_claim_length", sql`${t.claim} is null or length(${t.claim}) between 1 and 140`),
    check("argument_revisions_root_body", sql`${t.claim} is null or length(${t.body}) <= 5000`),
    check("argument_revisions_reply_body", sql`${t.claim} is not null or length(${t.body}) between 1 and 3000`),
    check("argument_revisions_quote_length", sql`${t.quote} is null or length(${t.quote}) between 1 and 500`),
  ],
);
