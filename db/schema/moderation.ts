import { sql } from "drizzle-orm";
import { check, id, index, instant, integer, json, table, text, uniqueIndex } from "#db/columns";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { statements } from "#db/schema/statements";
import { threads } from "#db/schema/threads";

/**
 * What can be decided. `hide`, `warn` and `suspend` with an argument hide it; `warn` and `suspend` also concern its
 * author. `hold` is the program's own: an argument waits
 * for a moderator before anybody can read it; `publish` ends that. `undo` takes back
 * one's own decision within minutes, `overturn` grants an appeal: both reverse all that the decision they name did.
 * `dismiss` answers a notice of something that is no visible argument.
 */
export const DECISION_KINDS = [
  "hide",
  "warn",
  "suspend",
  "keep",
  "publish",
  "restore",
  "lift",
  "remove-credit",
  "hold",
  "lock",
  "unlock",
  "lock-thread",
  "unlock-thread",
  "slow",
  "end-slow",
  "hide-revision",
  "show-revision",
  "move",
  "undo",
  "uphold",
  "overturn",
  "dismiss",
] as const;

/** What some kinds of decisions need to say. Numbers are those of rows. */
export type DecisionDetail = {
  /** Of `lock`: whether all that stands below is locked as well. */
  subtree?: boolean;
  /** Of `slow`: minutes between two arguments of a member in the thread. */
  minutes?: number;
  /** Of `move`: where it stood and where it stands. */
  from?: number;
  to?: number;
  /** Of a decision on what was held: the hold, which an undo puts back. */
  heldById?: number;
  /** Of a decision on an order to remove (Regulation (EU) 2021/784). */
  order?: number;
  /** Of `hold`: which checks asked for it. */
  checks?: string[];
};

/**
 * What a moderator did and why, with its statement of reasons; never changed afterwards (triggers). `argumentId` is set
 * for decisions on an argument, `threadId` for those within a thread, `memberId` is the person whom the decision
 * concerns (null where it is everybody in a thread); `reversesId` is the decision that this one undoes, `reason` the
 * words to that person.
 */
export const decisions = table(
  "decisions",
  {
    id: id(),
    statementId: integer("statement_id")
      .notNull()
      .references(() => statements.id),
    kind: text("kind", DECISION_KINDS).notNull(),
    argumentId: integer("argument_id").references(() => argumentsTable.id),
    argumentRevision: integer("argument_revision"),
    threadId: integer("thread_id").references(() => threads.id),
    memberId: integer("member_id").references(() => members.id),
    moderatorId: integer("moderator_id")
      .notNull()
      .references(() => members.id),
    ground: text("ground"),
    reason: text("reason").notNull(),
    reversesId: integer("reverses_id"),
    until: instant("until"),
    detail: json<DecisionDetail>("detail").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("decisions_statement").on(t.statementId),
    index("decisions_argument").on(t.argumentId),
    index("decisions_thread").on(t.threadId, t.id),
    index("decisions_member").on(t.memberId, t.id),
    index("decisions_moderator").on(t.moderatorId, t.id),
    index("decisions_kind_newest").on(t.kind, t.id),
    index("decisions_ground").on(t.ground, t.id),
    index("decisions_created").on(t.createdAt),
    index("decisions_limits_end").on(t.until).where(sql`until is not null and kind in ('lock', 'lock-thread', 'slow')`),
    index("decisions_reverses").on(t.reversesId).where(sql`reverses_id is not null`),
    check(
      "decisions_kind",
      sql`${t.kind} in ('hide', 'warn', 'suspend', 'keep', 'publish', 'restore', 'lift', 'remove-credit', 'hold', 'lock', 'unlock', 'lock-thread', 'unlock-thread', 'slow', 'end-slow', 'hide-revision', 'show-revision', 'move', 'undo', 'uphold', 'overturn', 'dismiss')`,
    ),
    check("decisions_reason_length", sql`length(${t.reason}) <= 2000`),
    check(
      "decisions_restriction_has_ground",
      sql`${t.kind} not in ('hide', 'warn', 'suspend', 'remove-credit', 'lock', 'hide-revision') or (${t.ground} is not null and length(${t.reason}) > 0)`,
    ),
    check(
      "decisions_answer_has_words",
      sql`${t.kind} not in ('uphold', 'overturn', 'dismiss') or length(${t.reason}) > 0`,
    ),
    check("decisions_suspension_ends", sql`${t.kind} <> 'suspend' or ${t.until} is not null`),
    check(
      "decisions_hide_names_argument",
      sql`${t.kind} not in ('hide', 'restore', 'remove-credit', 'keep', 'publish', 'hold', 'lock', 'unlock', 'hide-revision', 'show-revision', 'move') or ${t.argumentId} is not null`,
    ),
    check(
      "decisions_names_thread",
      sql`${t.kind} not in ('lock-thread', 'unlock-thread', 'slow', 'end-slow') or ${t.threadId} is not null`,
    ),
    check(
      "decisions_reversal_names_decision",
      sql`${t.kind} not in ('undo', 'overturn') or ${t.reversesId} is not null`,
    ),
  ],
);

/**
 * A member's flag on an argument: the house rule that they think it breaks, and a note; one per person and argument.
 * `weight` is in hundredths, by how often their earlier reports were upheld (lib/cases/rules.ts).
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
    weight: integer("weight").notNull().default(100),
    answeredById: integer("answered_by_id").references(() => decisions.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("reports_once").on(t.argumentId, t.memberId),
    index("reports_member").on(t.memberId),
    index("reports_open").on(t.id).where(sql`answered_by_id is null`),
    index("reports_answer").on(t.answeredById),
    index("reports_created").on(t.createdAt),
    check("reports_note_length", sql`length(${t.note}) <= 500`),
  ],
);

/**
 * What somebody answers to a decision that concerns them, in their own words; one per decision. `answeredById` is the
 * decision of another moderator on it.
 */
export const appeals = table(
  "appeals",
  {
    id: id(),
    decisionId: integer("decision_id")
      .notNull()
      .references(() => decisions.id),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    words: text("words").notNull(),
    answeredById: integer("answered_by_id").references(() => decisions.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("appeals_once").on(t.decisionId),
    index("appeals_member").on(t.memberId),
    index("appeals_answer").on(t.answeredById),
    index("appeals_created").on(t.createdAt),
    check("appeals_words_length", sql`length(${t.words}) between 1 and 3000`),
  ],
);

/** What moderators keep in mind about a member, for each other. */
export const memberNotes = table(
  "member_notes",
  {
    id: id(),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    authorId: integer("author_id")
      .notNull()
      .references(() => members.id),
    words: text("words").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("member_notes_member").on(t.memberId, t.id),
    check("member_notes_words_length", sql`length(${t.words}) between 1 and 2000`),
  ],
);

/**
 * Words of the house that admins write: what authors are told for each ground (`template:⟨ground⟩`), and the lists of
 * watched words (`words:⟨verdict⟩`). Each saving is a new row; the newest of a key counts.
 */
export const houseTexts = table(
  "house_texts",
  {
    id: id(),
    key: text("key").notNull(),
    words: text("words").notNull(),
    savedById: integer("saved_by_id")
      .notNull()
      .references(() => members.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("house_texts_key").on(t.key, t.id),
    check("house_texts_words_length", sql`length(${t.words}) <= 20000`),
  ],
);
