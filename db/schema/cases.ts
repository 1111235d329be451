import { sql } from "drizzle-orm";
import { boolean, check, id, index, instant, integer, json, table, text, uniqueIndex } from "#db/columns";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { appeals, DECISION_KINDS, decisions } from "#db/schema/moderation";

/** What a case is about: an argument that was reported or marked, one that is held, an appeal, a notice of something else. */
export const CASE_KINDS = ["review", "held", "appeal", "notice"] as const;

/** A finding of a check before publishing, for programs: which check, what it asks for, and what it found. */
export type Marker = { check: string; verdict: "refuse" | "hold" | "mark"; found: string };

/**
 * What waits for a moderator; an argument has one open case at most. `dueAt` is when it should be decided: the queue
 * is in its order. `weight` is the sum of its reports' (hundredths). Claimed by one moderator at a time, until a
 * moment. `closedById` is the decision that answered it.
 */
export const cases = table(
  "cases",
  {
    id: id(),
    kind: text("kind", CASE_KINDS).notNull(),
    argumentId: integer("argument_id").references(() => argumentsTable.id),
    appealId: integer("appeal_id").references(() => appeals.id),
    noticeId: integer("notice_id").references(() => notices.id),
    openedAt: instant("opened_at").notNull(),
    dueAt: instant("due_at").notNull(),
    weight: integer("weight").notNull().default(0),
    markers: json<Marker[]>("markers").notNull(),
    claimedById: integer("claimed_by_id").references(() => members.id),
    claimedUntil: instant("claimed_until"),
    closedById: integer("closed_by_id").references(() => decisions.id),
  },
  (t) => [
    index("cases_open").on(t.kind, t.dueAt, t.id).where(sql`closed_by_id is null`),
    index("cases_claimed").on(t.claimedById, t.dueAt, t.id).where(sql`closed_by_id is null`),
    uniqueIndex("cases_of_argument").on(t.argumentId).where(sql`closed_by_id is null and kind in ('review', 'held')`),
    index("cases_argument").on(t.argumentId),
    uniqueIndex("cases_of_appeal").on(t.appealId).where(sql`closed_by_id is null`),
    uniqueIndex("cases_of_notice").on(t.noticeId).where(sql`closed_by_id is null`),
    index("cases_closed").on(t.closedById),
    check("cases_kind", sql`${t.kind} in ('review', 'held', 'appeal', 'notice')`),
    check("cases_about_argument", sql`${t.kind} not in ('review', 'held') or ${t.argumentId} is not null`),
    check("cases_about_appeal", sql`(${t.kind} = 'appeal') = (${t.appealId} is not null)`),
    check("cases_about_notice", sql`(${t.kind} = 'notice') = (${t.noticeId} is not null)`),
    check("cases_claim_ends", sql`(${t.claimedById} is null) = (${t.claimedUntil} is null)`),
  ],
);

/**
 * What a moderator who argued on the other side would decide; a second one, who did not, decides. One per case and
 * moderator.
 */
export const proposals = table(
  "proposals",
  {
    id: id(),
    caseId: integer("case_id")
      .notNull()
      .references(() => cases.id),
    moderatorId: integer("moderator_id")
      .notNull()
      .references(() => members.id),
    kind: text("kind", DECISION_KINDS).notNull(),
    ground: text("ground"),
    reason: text("reason").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("proposals_once").on(t.caseId, t.moderatorId),
    index("proposals_moderator").on(t.moderatorId),
    check("proposals_reason_length", sql`length(${t.reason}) <= 2000`),
  ],
);

/**
 * A notice of illegal content (Art. 16 of Regulation (EU) 2022/2065), from anybody. `receipt` is its number, which the
 * notifier keeps; name and email may be missing for offences against children alone. `argumentId` is the argument at
 * the address, if there is one. `answeredById` is the decision on it.
 */
export const notices = table(
  "notices",
  {
    id: id(),
    receipt: text("receipt").notNull(),
    argumentId: integer("argument_id").references(() => argumentsTable.id),
    address: text("address").notNull(),
    law: text("law").notNull(),
    explanation: text("explanation").notNull(),
    isAgainstChildren: boolean("is_against_children").notNull(),
    name: text("name"),
    email: text("email"),
    answeredById: integer("answered_by_id").references(() => decisions.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("notices_receipt").on(t.receipt),
    index("notices_argument").on(t.argumentId),
    index("notices_answer").on(t.answeredById),
    index("notices_created").on(t.createdAt),
    check("notices_address_length", sql`length(${t.address}) between 1 and 2000`),
    check("notices_law_length", sql`length(${t.law}) between 1 and 500`),
    check("notices_explanation_length", sql`length(${t.explanation}) between 1 and 5000`),
    check("notices_notifier", sql`${t.isAgainstChildren} or (${t.name} is not null and ${t.email} is not null)`),
    check("notices_name_length", sql`length(${t.name}) between 1 and 200`),
    check("notices_email_length", sql`length(${t.email}) between 3 and 254`),
  ],
);

/**
 * An order to remove terrorist content (Art. 3 of Regulation (EU) 2021/784), as an authority sent it to the operator
 * and a moderator wrote it down. `receivedAt` is when it came: an hour runs from there. `executedById` is the decision
 * that carried it out.
 */
export const orders = table(
  "orders",
  {
    id: id(),
    argumentId: integer("argument_id")
      .notNull()
      .references(() => argumentsTable.id),
    authority: text("authority").notNull(),
    reference: text("reference").notNull(),
    receivedAt: instant("received_at").notNull(),
    enteredById: integer("entered_by_id")
      .notNull()
      .references(() => members.id),
    executedById: integer("executed_by_id").references(() => decisions.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("orders_argument").on(t.argumentId),
    uniqueIndex("orders_reference").on(t.reference, t.argumentId),
    index("orders_execution").on(t.executedById),
    check("orders_authority_length", sql`length(${t.authority}) between 1 and 200`),
    check("orders_reference_length", sql`length(${t.reference}) between 1 and 200`),
  ],
);
