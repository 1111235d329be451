import { asc, eq, or, sql } from "drizzle-orm";
import { argumentsTable } from "#db/schema/arguments";
import { cases, notices, orders, proposals } from "#db/schema/cases";
import { appeals, decisions, houseTexts, memberNotes, reports } from "#db/schema/moderation";
import { statements } from "#db/schema/statements";
import { articleRevisions, threads } from "#db/schema/threads";
import type { Part } from "#lib/privacy/parts";

/** What was decided about the member and what they asked for; and of moderators and admins, what they did as such. */
export const MODERATION_PARTS: readonly Part[] = [
  {
    // With the statement of reasons. Who decided is nobody's business but the house's. Of what concerned somebody else, such as
    // the giver of a credit, the words to them are theirs, as on the page of the decision; of what was kept they
    // answer who reported it or sent a notice.
    name: "decisionsAboutYou",
    of: ["decisions.member_id", "decisions.argument_id"],
    select: (db, id) =>
      db
        .selectDistinct({
          number: decisions.id,
          kind: decisions.kind,
          argument: decisions.argumentId,
          ground: decisions.ground,
          reason: sql<
            string | null
          >`case when coalesce(${decisions.memberId}, ${id}) = ${id} and ${decisions.kind} <> 'keep' then ${decisions.reason} end`,
          until: decisions.until,
          reverses: decisions.reversesId,
          decidedAt: decisions.createdAt,
          statement: statements.puid,
          facts: statements.decision_facts,
          groundForIt: statements.decision_ground,
          law: statements.illegal_content_legal_ground,
          rule: statements.incompatible_content_ground,
          automatedDetection: statements.automated_detection,
          automatedDecision: statements.automated_decision,
        })
        .from(decisions)
        .innerJoin(statements, eq(statements.id, decisions.statementId))
        .leftJoin(argumentsTable, eq(argumentsTable.id, decisions.argumentId))
        .where(or(eq(decisions.memberId, id), eq(argumentsTable.authorId, id)))
        .orderBy(asc(decisions.id)),
  },
  {
    name: "appeals",
    of: ["appeals.member_id"],
    select: (db, id) =>
      db
        .select({
          decision: appeals.decisionId,
          words: appeals.words,
          answeredByDecision: appeals.answeredById,
          madeAt: appeals.createdAt,
        })
        .from(appeals)
        .where(eq(appeals.memberId, id)),
  },
  {
    name: "reportsMade",
    of: ["reports.member_id"],
    select: (db, id) =>
      db
        .select({
          argument: reports.argumentId,
          ground: reports.ground,
          note: reports.note,
          weight: reports.weight,
          answeredByDecision: reports.answeredById,
          madeAt: reports.createdAt,
        })
        .from(reports)
        .where(eq(reports.memberId, id)),
  },
  {
    // Without who reported, and without their note, which may tell who they are.
    name: "reportsOfYourArguments",
    of: ["reports.argument_id"],
    select: (db, id) =>
      db
        .select({
          argument: reports.argumentId,
          ground: reports.ground,
          answeredByDecision: reports.answeredById,
          madeAt: reports.createdAt,
        })
        .from(reports)
        .innerJoin(argumentsTable, eq(argumentsTable.id, reports.argumentId))
        .where(eq(argumentsTable.authorId, id)),
  },
  {
    // Without what was written into the form, which may tell who it was; the law that counted stands with the decision.
    name: "noticesOfYourArguments",
    of: ["notices.argument_id"],
    select: (db, id) =>
      db
        .select({
          argument: notices.argumentId,
          answeredByDecision: notices.answeredById,
          receivedAt: notices.createdAt,
        })
        .from(notices)
        .innerJoin(argumentsTable, eq(argumentsTable.id, notices.argumentId))
        .where(eq(argumentsTable.authorId, id)),
  },
  {
    name: "casesOfYourArguments",
    of: ["cases.argument_id"],
    select: (db, id) =>
      db
        .select({
          argument: cases.argumentId,
          kind: cases.kind,
          markers: cases.markers,
          openedAt: cases.openedAt,
          closedByDecision: cases.closedById,
        })
        .from(cases)
        .innerJoin(argumentsTable, eq(argumentsTable.id, cases.argumentId))
        .where(eq(argumentsTable.authorId, id)),
  },
  {
    name: "decisionsByYou",
    of: ["decisions.moderator_id"],
    select: (db, id) =>
      db
        .select({
          number: decisions.id,
          kind: decisions.kind,
          argument: decisions.argumentId,
          ground: decisions.ground,
          reason: decisions.reason,
          decidedAt: decisions.createdAt,
        })
        .from(decisions)
        .where(eq(decisions.moderatorId, id)),
  },
  {
    name: "proposalsByYou",
    of: ["proposals.moderator_id"],
    select: (db, id) =>
      db
        .select({
          case: proposals.caseId,
          kind: proposals.kind,
          ground: proposals.ground,
          reason: proposals.reason,
          proposedAt: proposals.createdAt,
        })
        .from(proposals)
        .where(eq(proposals.moderatorId, id)),
  },
  {
    name: "casesClaimedByYou",
    of: ["cases.claimed_by_id"],
    select: (db, id) =>
      db.select({ case: cases.id, until: cases.claimedUntil }).from(cases).where(eq(cases.claimedById, id)),
  },
  {
    name: "notesByYou",
    of: ["member_notes.author_id"],
    select: (db, id) =>
      db
        .select({ words: memberNotes.words, writtenAt: memberNotes.createdAt })
        .from(memberNotes)
        .where(eq(memberNotes.authorId, id)),
  },
  {
    name: "ordersEnteredByYou",
    of: ["orders.entered_by_id"],
    select: (db, id) =>
      db
        .select({ authority: orders.authority, reference: orders.reference, enteredAt: orders.createdAt })
        .from(orders)
        .where(eq(orders.enteredById, id)),
  },
  {
    name: "wordsOfTheHouseByYou",
    of: ["house_texts.saved_by_id"],
    select: (db, id) =>
      db
        .select({ key: houseTexts.key, words: houseTexts.words, savedAt: houseTexts.createdAt })
        .from(houseTexts)
        .where(eq(houseTexts.savedById, id)),
  },
  {
    name: "threadsOpenedByYou",
    of: ["threads.opened_by_id"],
    select: (db, id) =>
      db.select({ thread: threads.slug, openedAt: threads.createdAt }).from(threads).where(eq(threads.openedById, id)),
  },
  {
    name: "articlesPublishedByYou",
    of: ["article_revisions.published_by_id"],
    select: (db, id) =>
      db
        .select({
          title: articleRevisions.title,
          revision: articleRevisions.number,
          publishedAt: articleRevisions.createdAt,
        })
        .from(articleRevisions)
        .where(eq(articleRevisions.publishedById, id)),
  },
];
