import {
  aliasedTable,
  and,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Reader } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable, mentions } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { notificationSwitches, notifications } from "#db/schema/notifications";
import { moved } from "#db/schema/ratings";
import { articleRevisions, threads } from "#db/schema/threads";
import { ALWAYS_ON_PAGE } from "#lib/notifications/rules";

const answered = aliasedTable(argumentsTable, "answered");
const answeredText = aliasedTable(argumentRevisions, "answered_text");

/**
 * Whether what a notification tells is still so: its argument is neither hidden nor deleted, the mention was not edited
 * away, the credit not taken back. What is not so any more is not listed, counted or mailed; when an argument is
 * restored, it is again. Decisions, and answers to appeals and reports, stay.
 */
export const isStillSo = (db: Reader) =>
  or(
    inArray(notifications.kind, ["decision", "appeal", "report"]),
    and(
      isNull(argumentsTable.hiddenById),
      isNull(argumentsTable.deletedById),
      or(
        eq(notifications.kind, "reply"),
        and(eq(notifications.kind, "mention"), sql`exists ${theMention(db)}`),
        and(eq(notifications.kind, "moved"), sql`exists ${theCredit(db)}`),
      ),
    ),
  );

const theMention = (db: Reader) =>
  db
    .select({ one: sql`1` })
    .from(mentions)
    .where(and(eq(mentions.argumentId, notifications.argumentId), eq(mentions.memberId, notifications.memberId)));

const theCredit = (db: Reader) =>
  db
    .select({ one: sql`1` })
    .from(moved)
    .where(
      and(
        eq(moved.argumentId, notifications.argumentId),
        eq(moved.memberId, notifications.actorId),
        isNull(moved.withdrawnById),
        isNull(moved.removedById),
      ),
    );

/** Whether the page lists it: its kind was not switched off there, or cannot be. */
export const isOnPage = (db: Reader) =>
  or(inArray(notifications.kind, [...ALWAYS_ON_PAGE]), isSwitchedOn(db, "onPage"));

/** Whether the member left this kind on, on the page or by mail. */
const isSwitchedOn = (db: Reader, where: "onPage" | "byMail") =>
  notExists(
    db
      .select({ one: sql`1` })
      .from(notificationSwitches)
      .where(
        and(
          eq(notificationSwitches.memberId, notifications.memberId),
          eq(notificationSwitches.kind, notifications.kind),
          eq(notificationSwitches[where], false),
        ),
      ),
  );

/**
 * Whether it may be mailed at `now`: its kind is on by mail, the address is theirs, and the member is not suspended, or
 * it is about that.
 */
export const mayBeMailed = (db: Reader, now: Date) =>
  and(
    isSwitchedOn(db, "byMail"),
    exists(
      db
        .select({ one: sql`1` })
        .from(addressee)
        .where(and(eq(addressee.id, notifications.memberId), isNotNull(addressee.verifiedAt))),
    ),
    or(
      inArray(notifications.kind, [...ALWAYS_ON_PAGE]),
      notExists(
        db
          .select({ one: sql`1` })
          .from(suspended)
          .innerJoin(suspension, eq(suspension.id, suspended.suspendedById))
          .where(and(eq(suspended.id, notifications.memberId), gt(suspension.until, now))),
      ),
    ),
  );

const addressee = aliasedTable(members, "addressee");
const suspended = aliasedTable(members, "suspended");
const suspension = aliasedTable(decisions, "suspension");

/** Notifications with all that their sentences need, without those that are not so any more; still to be made into views. */
export function selectNotifications(db: Reader, where: SQL | undefined) {
  return db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      memberId: notifications.memberId,
      createdAt: notifications.createdAt,
      readAt: notifications.readAt,
      actor: members.handle,
      argumentId: notifications.argumentId,
      authorId: argumentsTable.authorId,
      slug: threads.slug,
      thread: articleRevisions.title,
      hiddenById: argumentsTable.hiddenById,
      deletedById: argumentsTable.deletedById,
      claim: argumentRevisions.claim,
      html: argumentRevisions.html,
      parentId: argumentsTable.parentId,
      answeredById: answered.authorId,
      answeredHiddenById: answered.hiddenById,
      answeredDeletedById: answered.deletedById,
      answeredClaim: answeredText.claim,
      answeredHtml: answeredText.html,
      decisionId: decisions.id,
      decided: decisions.kind,
      ground: decisions.ground,
      reason: decisions.reason,
      until: decisions.until,
    })
    .from(notifications)
    .leftJoin(members, eq(members.id, notifications.actorId))
    .leftJoin(argumentsTable, eq(argumentsTable.id, notifications.argumentId))
    .leftJoin(threads, eq(threads.id, argumentsTable.threadId))
    .leftJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .leftJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .leftJoin(answered, eq(answered.id, argumentsTable.parentId))
    .leftJoin(answeredText, and(eq(answeredText.argumentId, answered.id), eq(answeredText.number, answered.revision)))
    .leftJoin(decisions, eq(decisions.id, notifications.decisionId))
    .where(and(where, isStillSo(db)));
}

export type NotificationRow = Awaited<ReturnType<typeof selectNotifications>>[number];
