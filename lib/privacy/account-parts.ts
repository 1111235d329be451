import { and, asc, eq, ne, or, sql } from "drizzle-orm";
import { isSame } from "#db/columns";
import { identities, mailLinks, members, recoveryCodes, secondFactors, sessions } from "#db/schema/accounts";
import { audit } from "#db/schema/audit";
import { mails, notificationSwitches, notifications } from "#db/schema/notifications";
import { positionChanges, positions } from "#db/schema/positions";
import { follows, readingMarks, seenArguments } from "#db/schema/reading";
import { threads } from "#db/schema/threads";
import { momentOfStep } from "#lib/accounts/factor-key";
import type { Part } from "#lib/privacy/parts";

/** The account, what is kept for the member alone, and what the record has of their acts. */
export const ACCOUNT_PARTS: readonly Part[] = [
  {
    name: "account",
    of: ["members.id"],
    select: (db, id) =>
      db
        .select({
          number: members.id,
          handle: members.handle,
          email: members.email,
          role: members.role,
          suspendedByDecision: members.suspendedById,
          joinedAt: members.createdAt,
          emailVerifiedAt: members.verifiedAt,
        })
        .from(members)
        .where(eq(members.id, id)),
  },
  {
    name: "sessions",
    of: ["sessions.member_id"],
    select: (db, id) =>
      db
        .select({
          createdAt: sessions.createdAt,
          expiresAt: sessions.expiresAt,
          endedAt: sessions.endedAt,
          device: sessions.device,
          lastSeenAt: sessions.lastSeenAt,
          confirmedAt: sessions.confirmedAt,
        })
        .from(sessions)
        .where(eq(sessions.memberId, id))
        .orderBy(asc(sessions.createdAt)),
  },
  {
    name: "linksInMails",
    of: ["mail_links.member_id"],
    select: (db, id) =>
      db
        .select({
          purpose: mailLinks.purpose,
          email: mailLinks.email,
          createdAt: mailLinks.createdAt,
          expiresAt: mailLinks.expiresAt,
          usedAt: mailLinks.usedAt,
          endedAt: mailLinks.endedAt,
        })
        .from(mailLinks)
        .where(eq(mailLinks.memberId, id))
        .orderBy(asc(mailLinks.id)),
  },
  {
    name: "waysIn",
    of: ["identities.member_id"],
    select: (db, id) =>
      db
        .select({ provider: identities.provider, number: identities.subject, since: identities.createdAt })
        .from(identities)
        .where(eq(identities.memberId, id))
        .orderBy(asc(identities.id)),
  },
  {
    name: "secondStep",
    of: ["second_factors.member_id"],
    select: (db, id) =>
      db
        .select({
          since: secondFactors.createdAt,
          lastCodeAt: sql`${secondFactors.lastStep}`.mapWith((step) => momentOfStep(Number(step))),
        })
        .from(secondFactors)
        .where(eq(secondFactors.memberId, id)),
  },
  {
    name: "recoveryCodes",
    of: ["recovery_codes.member_id"],
    select: (db, id) =>
      db.select({ madeAt: recoveryCodes.createdAt }).from(recoveryCodes).where(eq(recoveryCodes.memberId, id)),
  },
  {
    name: "positions",
    of: ["positions.member_id"],
    select: (db, id) =>
      db
        .select({ thread: threads.slug, value: positions.value })
        .from(positions)
        .innerJoin(threads, eq(threads.id, positions.threadId))
        .where(eq(positions.memberId, id)),
  },
  {
    name: "positionChanges",
    of: ["position_changes.member_id"],
    select: (db, id) =>
      db
        .select({
          thread: threads.slug,
          before: positionChanges.before,
          after: positionChanges.after,
          takenAt: positionChanges.takenAt,
        })
        .from(positionChanges)
        .innerJoin(threads, eq(threads.id, positionChanges.threadId))
        .where(eq(positionChanges.memberId, id)),
  },
  {
    name: "follows",
    of: ["follows.member_id"],
    select: (db, id) =>
      db
        .select({ thread: threads.slug, since: follows.createdAt })
        .from(follows)
        .innerJoin(threads, eq(threads.id, follows.threadId))
        .where(eq(follows.memberId, id)),
  },
  {
    name: "readingMarks",
    of: ["reading_marks.member_id"],
    select: (db, id) =>
      db
        .select({ thread: threads.slug, upToArgument: readingMarks.seenId, markedAt: readingMarks.markedAt })
        .from(readingMarks)
        .innerJoin(threads, eq(threads.id, readingMarks.threadId))
        .where(eq(readingMarks.memberId, id)),
  },
  {
    name: "seenArguments",
    of: ["seen_arguments.member_id"],
    select: (db, id) =>
      db.select({ argument: seenArguments.argumentId }).from(seenArguments).where(eq(seenArguments.memberId, id)),
  },
  {
    name: "notifications",
    of: ["notifications.member_id"],
    select: (db, id) =>
      db
        .select({
          kind: notifications.kind,
          argument: notifications.argumentId,
          by: members.handle,
          decision: notifications.decisionId,
          createdAt: notifications.createdAt,
          readAt: notifications.readAt,
          mail: notifications.mailId,
        })
        .from(notifications)
        .leftJoin(members, eq(members.id, notifications.actorId))
        .where(eq(notifications.memberId, id))
        .orderBy(asc(notifications.id)),
  },
  {
    name: "notificationSwitches",
    of: ["notification_switches.member_id"],
    select: (db, id) =>
      db
        .select({
          kind: notificationSwitches.kind,
          onPage: notificationSwitches.onPage,
          byMail: notificationSwitches.byMail,
        })
        .from(notificationSwitches)
        .where(eq(notificationSwitches.memberId, id)),
  },
  {
    name: "mails",
    of: ["mails.member_id"],
    select: (db, id) =>
      db
        .select({
          number: mails.id,
          kind: mails.kind,
          address: mails.address,
          createdAt: mails.createdAt,
          tries: mails.tries,
          sentAt: mails.sentAt,
          failure: mails.failure,
        })
        .from(mails)
        .where(eq(mails.memberId, id)),
  },
  {
    // A note is in confidence, and so is that there is one.
    name: "acts",
    of: ["audit.actor_id", "audit.subject_id"],
    select: (db, id) =>
      db
        .select({
          at: audit.at,
          byYou: isSame(audit.actorId, id).mapWith(Boolean),
          act: audit.act,
          about: audit.subjectType,
          number: audit.subjectId,
          detail: audit.detail,
        })
        .from(audit)
        .where(
          or(
            eq(audit.actorId, id),
            and(eq(audit.subjectType, "member"), eq(audit.subjectId, String(id)), ne(audit.act, "add-note")),
          ),
        )
        .orderBy(asc(audit.id)),
  },
];
