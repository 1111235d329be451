import { sql } from "drizzle-orm";
import { check, id, index, instant, integer, table, text, uniqueIndex } from "#db/columns";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";

/** What a moderator can decide. */
export const DECISION_KINDS = ["hide", "restore", "suspend", "lift", "remove-credit", "keep"] as const;

/**
 * What a moderator did and why; never changed afterwards (triggers). `argumentId` is set for decisions on an
 * argument, `memberId` is the person the decision concerns; `reversesId` is the decision that this one undoes.
 */
export const decisions = table(
  "decisions",
  {
    id: id(),
    kind: text("kind", DECISION_KINDS).notNull(),
    argumentId: integer("argument_id").references(() => argumentsTable.id),
    argumentRevision: integer("argument_revision"),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    moderatorId: integer("moderator_id")
      .notNull()
      .references(() => members.id),
    ground: text("ground"),
    reason: text("reason").notNull(),
    reversesId: integer("reverses_id"),
    until: instant("until"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("decisions_argument").on(t.argumentId),
    index("decisions_member").on(t.memberId),
    check("decisions_kind", sql`${t.kind} in ('hide', 'restore', 'suspend', 'lift', 'remove-credit', 'keep')`),
    check("decisions_reason_length", sql`length(${t.reason}) <= 2000`),
    check(
      "decisions_restriction_has_ground",
      sql`${t.kind} not in ('hide', 'suspend', 'remove-credit') or (${t.ground} is not null and length(${t.reason}) > 0)`,
    ),
    check("decisions_suspension_ends", sql`${t.kind} <> 'suspend' or ${t.until} is not null`),
    check(
      "decisions_hide_names_argument",
      sql`${t.kind} not in ('hide', 'restore', 'remove-credit', 'keep') or ${t.argumentId} is not null`,
    ),
  ],
);

/**
 * A member's flag on an argument: the house rule that they think it breaks, and a note; one per person and argument.
 * `answeredById` is the decision on the argument that answered it.
 */
export const reports = table(
  "reports",
  {
    id: id(),
    argumentId: integer("argument_id")
      .notNull()
      .references(() => argumentsTable.id),
    argumentRevision: integer("argument_revision").notNull(),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    ground: text("ground").notNull(),
    note: text("note").notNull(),
    answeredById: integer("answered_by_id").references(() => decisions.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("reports_once").on(t.argumentId, t.memberId),
    index("reports_member").on(t.memberId),
    index("reports_open").on(t.id).where(sql`answered_by_id is null`),
    index("reports_answer").on(t.answeredById),
    check("reports_note_length", sql`length(${t.note}) <= 500`),
  ],
);
