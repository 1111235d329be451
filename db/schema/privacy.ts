import { sql } from "drizzle-orm";
import { boolean, check, id, index, instant, integer, table, text, uniqueIndex } from "#db/columns";
import { members } from "#db/schema/accounts";

/** What becomes of the arguments of somebody who leaves; `expire` is no member, but words whose time is over. */
export const ERASURE_MODES = ["keep", "blank", "expire"] as const;

/**
 * Who was erased and how, by number alone: a restored backup in which they are still there has it done again. With
 * `joinedAt`, as the number may be given anew there. What was written can be changed only while one is not done yet
 * (triggers), which is within its own transaction.
 */
export const erasures = table(
  "erasures",
  {
    id: id(),
    memberId: integer("member_id").references(() => members.id),
    joinedAt: instant("joined_at"),
    mode: text("mode", ERASURE_MODES).notNull(),
    erasedAt: instant("erased_at").notNull(),
    isDone: boolean("is_done").notNull(),
  },
  (t) => [
    uniqueIndex("erasures_once").on(t.memberId),
    index("erasures_open").on(t.isDone).where(sql`not is_done`),
    check("erasures_mode", sql`${t.mode} in ('keep', 'blank', 'expire')`),
    check("erasures_of_member", sql`(${t.mode} = 'expire') = (${t.memberId} is null)`),
    check("erasures_joined", sql`(${t.memberId} is null) = (${t.joinedAt} is null)`),
  ],
);
