import { type AnyColumn, and, eq, exists, gt, gte, isNotNull, isNull, lt, not, or, sql } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { mails, notifications } from "#db/schema/notifications";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { canSendMail } from "#lib/mail/policy";
import { mayBeMailed } from "#lib/notifications/rows";
import { MAIL_AFTER_MS, MAIL_EVERY_MS, MAIL_WITHIN_MS } from "#lib/notifications/rules";
import type { Viewer } from "#lib/viewer";

const MEMBERS_AT_A_TIME = 50;

/**
 * Makes one mail for each member who has had something unread for MAIL_AFTER_MS, of all that is unread and was in no
 * mail; not within MAIL_EVERY_MS of their last, nor while that is still being sent. Answers how many. Suspended members
 * get mail of decisions alone: the rest waits on the page for them. Nobody gets any at an address that they have not verified.
 * What has a moment of the future, because a clock was ahead, is as good as waited for, and a mail from there holds up none.
 */
export async function gatherMail(viewer: Viewer): Promise<{ gathered: number }> {
  return write(async (tx) => {
    authorize(canSendMail(viewer), viewer);
    const now = new Date();
    const memberIds = await membersToMail(tx, now);
    for (const memberId of memberIds) {
      const mailId = await gatherFor(tx, memberId, now);
      await record(tx, viewer, "gather-mail", { type: "mail", id: mailId });
    }
    return { gathered: memberIds.length };
  });
}

async function membersToMail(tx: Transaction, now: Date): Promise<number[]> {
  const hasOneAlready = exists(
    tx
      .select({ one: sql`1` })
      .from(mails)
      .where(
        and(
          eq(mails.memberId, notifications.memberId),
          eq(mails.kind, "digest"),
          or(isWithin(mails.createdAt, now, MAIL_EVERY_MS), isNotNull(mails.nextTryAt)),
        ),
      ),
  );
  const rows = await tx
    .selectDistinct({ memberId: notifications.memberId })
    .from(notifications)
    .where(
      and(
        isUntold,
        gte(notifications.createdAt, before(now, MAIL_WITHIN_MS)),
        not(isWithin(notifications.createdAt, now, MAIL_AFTER_MS)),
        mayBeMailed(tx, now),
        not(hasOneAlready),
      ),
    )
    .limit(MEMBERS_AT_A_TIME);
  return rows.map(({ memberId }) => memberId);
}

async function gatherFor(tx: Transaction, memberId: number, now: Date): Promise<number> {
  const [mail] = await tx
    .insert(mails)
    .values({ memberId, kind: "digest", createdAt: now, tries: 0, nextTryAt: now })
    .returning({ id: mails.id });
  if (!mail) throw new Error("The mail was not written.");
  await tx
    .update(notifications)
    .set({ mailId: mail.id })
    .where(
      and(
        eq(notifications.memberId, memberId),
        isUntold,
        gte(notifications.createdAt, before(now, MAIL_WITHIN_MS)),
        mayBeMailed(tx, now),
      ),
    );
  return mail.id;
}

/** Whether a moment is less than so long from now, on either side: clocks of machines differ a little. */
const isWithin = (moment: AnyColumn, now: Date, ms: number) =>
  sql`(${gt(moment, before(now, ms))} and ${lt(moment, before(now, -ms))})`;

const isUntold = and(isNull(notifications.mailId), isNull(notifications.readAt));
const before = (now: Date, ms: number) => new Date(now.getTime() - ms);
