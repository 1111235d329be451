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

/** What an article or argument rests on. */
export type Source = { title: string; url?: string; publisher?: string; date?: string; type?: string };

/**
 * An article with its motion. The text itself is in `articleRevisions`; `revision` is the number shown now. `lockedById`
 * is the decision that lets nobody argue, `slowById` the one that asks for a pause between arguments.
 */
export const threads = table(
  "threads",
  {
    id: id(),
    slug: text("slug").notNull(),
    revision: integer("revision").notNull(),
    openedById: integer("opened_by_id")
      .notNull()
      .references(() => members.id),
    lockedById: integer("locked_by_id"),
    slowById: integer("slow_by_id"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("threads_slug").on(t.slug),
    index("threads_created").on(t.createdAt),
    check("threads_slug_length", sql`length(${t.slug}) between 1 and 80`),
  ],
);

/** The two sides of a thread; `side` 1 answers the motion with yes, 2 with no. */
export const stances = table(
  "stances",
  {
    threadId: integer("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    side: integer("side").notNull(),
    slug: text("slug").notNull(),
    label: text("label").notNull(),
    summary: text("summary").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.slug] }),
    uniqueIndex("stances_side").on(t.threadId, t.side),
    check("stances_two_sides", sql`${t.side} in (1, 2)`),
  ],
);

/** Every published text of a thread's article, oldest is number 1. */
export const articleRevisions = table(
  "article_revisions",
  {
    threadId: integer("thread_id").notNull(),
    number: integer("number").notNull(),
    kicker: text("kicker").notNull(),
    title: text("title").notNull(),
    dek: text("dek").notNull(),
    motion: text("motion").notNull(),
    published: text("published").notNull(),
    markdown: text("markdown").notNull(),
    sources: json<Source[]>("sources").notNull(),
    language: text("language").notNull(),
    publishedById: integer("published_by_id")
      .notNull()
      .references(() => members.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.number] }),
    foreignKey({ columns: [t.threadId], foreignColumns: [threads.id] }).onDelete("cascade"),
    check("article_revisions_motion_length", sql`length(${t.motion}) between 1 and 300`),
  ],
);
