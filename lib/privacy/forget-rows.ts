import { and, eq, inArray, isNull, lt, notExists, or, type SQL } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { awaitedCodes, limits, mailLinks, members, pendingSignIns, sessions, setupTokens } from "#db/schema/accounts";
import { argumentsTable, mentions } from "#db/schema/arguments";
import { appeals, decisions, memberNotes, reports } from "#db/schema/moderation";
import { mails, notificationSwitches, notifications } from "#db/schema/notifications";
import { positionChanges, positions } from "#db/schema/positions";
import { moved, ratings } from "#db/schema/ratings";
import { follows, readingMarks, seenArguments } from "#db/schema/reading";
import type { KeptName } from "#lib/privacy/retention";

/** So many rows are forgotten of a kind at a time: others are waiting to write. The rest goes the next time. */
export const MOST_AT_ONCE = 2_000;

type Forget = (tx: Transaction, before: Date) => Promise<number>;

/** How rows are forgotten of which `before` is the last moment that is over; each answers how many. */
export const FORGET_ROWS = {
  limits: async (tx, before) => {
    const old = tx.select({ key: limits.key }).from(limits).where(lt(limits.startedAt, before)).limit(MOST_AT_ONCE);
    return (await tx.delete(limits).where(inArray(limits.key, old)).returning({ key: limits.key })).length;
  },
  sessions: async (tx, before) => {
    const old = tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(or(lt(sessions.endedAt, before), lt(sessions.expiresAt, before)))
      .limit(MOST_AT_ONCE);
    return (await tx.delete(sessions).where(inArray(sessions.id, old)).returning({ id: sessions.id })).length;
  },
  setupTokens: async (tx, before) =>
    (await tx.delete(setupTokens).where(lt(setupTokens.usedAt, before)).returning({ hash: setupTokens.tokenHash }))
      .length,
  mailLinks: async (tx, before) => {
    const old = tx.select({ id: mailLinks.id }).from(mailLinks).where(lt(mailLinks.expiresAt, before));
    const some = old.limit(MOST_AT_ONCE);
    return (await tx.delete(mailLinks).where(inArray(mailLinks.id, some)).returning({ id: mailLinks.id })).length;
  },
  pendingSignIns: async (tx, before) =>
    (
      await tx
        .delete(pendingSignIns)
        .where(lt(pendingSignIns.expiresAt, before))
        .returning({ hash: pendingSignIns.tokenHash })
    ).length,
  awaitedCodes: async (tx, before) => {
    const old = tx
      .select({ hash: awaitedCodes.tokenHash })
      .from(awaitedCodes)
      .where(lt(awaitedCodes.expiresAt, before));
    const some = old.limit(MOST_AT_ONCE);
    return (
      await tx
        .delete(awaitedCodes)
        .where(inArray(awaitedCodes.tokenHash, some))
        .returning({ hash: awaitedCodes.tokenHash })
    ).length;
  },
  unfinishedAccounts: async (tx, before) => {
    const rows = await tx
      .select({ id: members.id })
      .from(members)
      .where(
        and(isNull(members.verifiedAt), eq(members.role, "member"), lt(members.createdAt, before), ...untouched(tx)),
      )
      .limit(MOST_AT_ONCE);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx.delete(mails).where(inArray(mails.memberId, ids));
    // Others may have named them in a text, which stays as it is.
    await tx.delete(mentions).where(inArray(mentions.memberId, ids));
    await tx.delete(members).where(inArray(members.id, ids));
    return ids.length;
  },
  readNotifications: async (tx, before) => {
    const old = tx
      .select({ id: notifications.id })
      .from(notifications)
      .where(lt(notifications.readAt, before))
      .limit(MOST_AT_ONCE);
    return (await tx.delete(notifications).where(inArray(notifications.id, old)).returning({ id: notifications.id }))
      .length;
  },
  unreadNotifications: async (tx, before) => {
    const old = tx
      .select({ id: notifications.id })
      .from(notifications)
      .where(and(isNull(notifications.readAt), lt(notifications.createdAt, before)))
      .limit(MOST_AT_ONCE);
    return (await tx.delete(notifications).where(inArray(notifications.id, old)).returning({ id: notifications.id }))
      .length;
  },
  mails: async (tx, before) => {
    const old = tx
      .select({ id: mails.id })
      .from(mails)
      .where(and(isNull(mails.nextTryAt), lt(mails.createdAt, before)))
      .limit(MOST_AT_ONCE);
    const ids = (await old).map(({ id }) => id);
    if (ids.length === 0) return 0;
    // Too old to be mailed again.
    await tx.update(notifications).set({ mailId: null }).where(inArray(notifications.mailId, ids));
    await tx.delete(mails).where(inArray(mails.id, ids));
    return ids.length;
  },
} satisfies Partial<Record<KeptName, Forget>>;

/**
 * Of an account that moderators decided about, what they decided is kept, and the account with it; so is one that took part
 * while no mail was sent that it had to open.
 */
const TOUCHED = [
  argumentsTable.authorId,
  appeals.memberId,
  decisions.memberId,
  follows.memberId,
  memberNotes.memberId,
  moved.memberId,
  notifications.memberId,
  notificationSwitches.memberId,
  positionChanges.memberId,
  positions.memberId,
  ratings.memberId,
  readingMarks.memberId,
  reports.memberId,
  seenArguments.memberId,
];
const untouched = (tx: Transaction): SQL[] =>
  TOUCHED.map((column) => notExists(tx.select({ id: column }).from(column.table).where(eq(column, members.id))));
