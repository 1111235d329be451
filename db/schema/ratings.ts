import { sql } from "drizzle-orm";
import { boolean, check, id, index, instant, integer, primaryKey, table, text, uniqueIndex } from "#db/columns";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";

/** “Strong” or “weak”, one per member and argument. Only counts are ever shown. */
export const ratings = table(
  "ratings",
  {
    argumentId: integer("argument_id")
      .notNull()
      .references(() => argumentsTable.id),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    strong: boolean("strong").notNull(),
    ratedAt: instant("rated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.argumentId, t.memberId] }), index("ratings_member").on(t.memberId, t.argumentId)],
);

/** What an argument changed for somebody: their position, their view of one point, a fact that they concede. */
export const MOVED_KINDS = ["position", "point", "fact"] as const;

/**
 * “This moved me”: a member credits another's argument and says why. `before` and `after` are where they stood, which
 * nobody is shown; `across` says that they stood on the other side than the argument. `withdrawnById` is the audit row
 * with which they took it back, `removedById` the decision of a moderator that took it away.
 */
export const moved = table(
  "moved",
  {
    id: id(),
    argumentId: integer("argument_id")
      .notNull()
      .references(() => argumentsTable.id),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    kind: text("kind", MOVED_KINDS).notNull(),
    why: text("why").notNull(),
    before: integer("before").notNull(),
    after: integer("after").notNull(),
    across: boolean("across").notNull(),
    createdAt: instant("created_at").notNull(),
    withdrawnById: integer("withdrawn_by_id"),
    removedById: integer("removed_by_id"),
  },
  (t) => [
    uniqueIndex("moved_once")
      .on(t.argumentId, t.memberId)
      .where(sql`withdrawn_by_id is null and removed_by_id is null`),
    index("moved_argument").on(t.argumentId, t.id),
    index("moved_member").on(t.memberId, t.id),
    check("moved_kind", sql`${t.kind} in ('position', 'point', 'fact')`),
    check("moved_why_length", sql`length(${t.why}) between 50 and 1000`),
    check("moved_before", sql`${t.before} between -2 and 2`),
    check("moved_after", sql`${t.after} between -2 and 2`),
    check("moved_position_changes", sql`(${t.kind} = 'position') = (${t.before} <> ${t.after})`),
  ],
);
