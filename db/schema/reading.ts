import { index, instant, integer, primaryKey, table } from "#db/columns";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { threads } from "#db/schema/threads";

/** Up to which argument of a thread everything counts as seen by a member. What is newer is in `seenArguments`, or new. */
export const readingMarks = table(
  "reading_marks",
  {
    threadId: integer("thread_id")
      .notNull()
      .references(() => threads.id),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    seenId: integer("seen_id").notNull(),
    markedAt: instant("marked_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.memberId] }), index("reading_marks_member").on(t.memberId)],
);

/** Arguments above the mark of their thread that a member has seen. */
export const seenArguments = table(
  "seen_arguments",
  {
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    argumentId: integer("argument_id")
      .notNull()
      .references(() => argumentsTable.id),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.argumentId] }), index("seen_arguments_argument").on(t.argumentId)],
);

/** Threads that members follow. */
export const follows = table(
  "follows",
  {
    threadId: integer("thread_id")
      .notNull()
      .references(() => threads.id),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.memberId] }), index("follows_member").on(t.memberId)],
);
