import { sql } from "drizzle-orm";
import { check, id, index, instant, integer, primaryKey, table } from "#db/columns";
import { members } from "#db/schema/accounts";
import { threads } from "#db/schema/threads";

/**
 * Each time a member said where they stand on a motion, −2 (firmly against) to 2 (firmly for). `before` is null the
 * first time. Nobody but the member is ever shown a row: pages show counts.
 */
export const positionChanges = table(
  "position_changes",
  {
    id: id(),
    threadId: integer("thread_id")
      .notNull()
      .references(() => threads.id),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    before: integer("before"),
    after: integer("after").notNull(),
    takenAt: instant("taken_at").notNull(),
  },
  (t) => [
    index("position_changes_thread").on(t.threadId, t.id),
    index("position_changes_member").on(t.memberId),
    check("position_changes_before", sql`${t.before} between -2 and 2`),
    check("position_changes_after", sql`${t.after} between -2 and 2`),
    check("position_changes_changes", sql`${t.before} is null or ${t.before} <> ${t.after}`),
  ],
);

/** Where each member stands now, by the change that brought them there. Its sign is the member's side. */
export const positions = table(
  "positions",
  {
    threadId: integer("thread_id")
      .notNull()
      .references(() => threads.id),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    value: integer("value").notNull(),
    changeId: integer("change_id")
      .notNull()
      .references(() => positionChanges.id),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.memberId] }),
    index("positions_member").on(t.memberId),
    index("positions_value").on(t.threadId, t.value),
    check("positions_value", sql`${t.value} between -2 and 2`),
  ],
);
