import { and, asc, count, eq, isNotNull, isNull, min } from "drizzle-orm";
import { read } from "#db/client";
import { mailLinks, members } from "#db/schema/accounts";
import { notices } from "#db/schema/cases";
import { mails, notifications } from "#db/schema/notifications";
import { appealToken } from "#lib/appeals/appeal-token";
import { NotFound } from "#lib/errors";
import { type FollowedThread, listFollowed } from "#lib/following/queries";
import type { NoticeOutcome } from "#lib/notices/outcome";
import { readOutcome } from "#lib/notices/read-outcome";
import { mayBeMailed, selectNotifications } from "#lib/notifications/rows";
import { asNotification, type NotificationView } from "#lib/notifications/view";

/** What a mail tells, as it is now: what was read, hidden, deleted or switched off meanwhile is not in it. */
export type Digest = {
  mailId: number;
  madeAt: Date;
  memberId: number;
  handle: string;
  email: string;
  notifications: NotificationView[];
  /** Threads that the member follows and in which something is new to them. */
  followed: FollowedThread[];
};

/** A mail and what it is to tell, oldest first. Throws NotFound. */
export async function getDigest(mailId: number): Promise<Digest> {
  return read(async (db) => {
    const [mail] = await db
      .select({ madeAt: mails.createdAt, memberId: members.id, handle: members.handle, email: members.email })
      .from(mails)
      .innerJoin(members, eq(members.id, mails.memberId))
      .where(eq(mails.id, mailId));
    if (!mail) throw new NotFound("There is no such mail.");
    const rows = await selectNotifications(
      db,
      and(eq(notifications.mailId, mailId), isNull(notifications.readAt), mayBeMailed(db, new Date())),
    )
      .orderBy(asc(notifications.id))
      .limit(MOST_IN_A_MAIL);
    const followed = (await listFollowed(mail.memberId)).filter(({ news }) => news > 0);
    const told = rows.map((row) => withToken(asNotification(row), row.decisionId, mail.memberId));
    return { mailId, ...mail, notifications: told, followed };
  });
}

const MOST_IN_A_MAIL = 50;

/** Whom a decision suspends cannot sign in: the link in the mail lets them read it and appeal all the same. */
function withToken(view: NotificationView, decisionId: number | null, memberId: number): NotificationView {
  if (decisionId === null || view.kind === "report") return view;
  return { ...view, target: `${view.target}?token=${appealToken(decisionId, memberId)}` };
}

/** How many mails are still to be sent, and when the oldest of them was written. */
export async function countMails(): Promise<{ waiting: number; oldest: Date | null }> {
  const [found] = await read((db) =>
    db
      .select({ waiting: count(), oldest: min(mails.createdAt) })
      .from(mails)
      .where(isNotNull(mails.nextTryAt)),
  );
  return { waiting: found?.waiting ?? 0, oldest: found?.oldest ?? null };
}

type MailKind = (typeof mails.$inferSelect)["kind"];

/** What kind of mail this is. Throws NotFound. */
export async function getMailKind(mailId: number): Promise<MailKind> {
  const [mail] = await read((db) => db.select({ kind: mails.kind }).from(mails).where(eq(mails.id, mailId)));
  if (!mail) throw new NotFound("There is no such mail.");
  return mail.kind;
}

/** A mail to who sent a notice, and what became of the notice, as it is now. */
export type NoticeMail = {
  mailId: number;
  kind: MailKind;
  madeAt: Date;
  email: string;
  receipt: string;
  receivedAt: Date;
  outcome: NoticeOutcome | null;
};

/** A receipt or an outcome and what it is to tell. Throws NotFound. */
export async function getNoticeMail(mailId: number): Promise<NoticeMail> {
  return read(async (db) => {
    const [mail] = await db
      .select({
        kind: mails.kind,
        madeAt: mails.createdAt,
        email: notices.email,
        receipt: notices.receipt,
        receivedAt: notices.createdAt,
        answeredById: notices.answeredById,
      })
      .from(mails)
      .innerJoin(notices, eq(notices.id, mails.noticeId))
      .where(eq(mails.id, mailId));
    if (!mail || mail.email === null) throw new NotFound("There is no such mail.");
    const { answeredById, email, ...rest } = mail;
    return { mailId, ...rest, email, outcome: await readOutcome(db, answeredById) };
  });
}

/** A mail about somebody's account. `link`: what its token is made of, if it has one; `isOver` when it works no more. */
export type AccountMail = {
  mailId: number;
  kind: Exclude<MailKind, "digest" | "receipt" | "outcome">;
  madeAt: Date;
  handle: string;
  address: string;
  link: { purpose: string; nonce: string; isOver: boolean } | null;
};

/** A mail about an account and what it is to tell. Throws NotFound, also when it went already. */
export async function getAccountMail(mailId: number, now = new Date()): Promise<AccountMail> {
  const [mail] = await read((db) =>
    db
      .select({
        kind: mails.kind,
        madeAt: mails.createdAt,
        handle: members.handle,
        address: mails.address,
        link: mailLinks,
      })
      .from(mails)
      .innerJoin(members, eq(members.id, mails.memberId))
      .leftJoin(mailLinks, eq(mailLinks.id, mails.linkId))
      .where(eq(mails.id, mailId)),
  );
  if (!mail || mail.address === null || !isAboutAnAccount(mail.kind)) throw new NotFound("There is no such mail.");
  const { kind, madeAt, handle, address, link } = mail;
  const isOver = link !== null && (link.usedAt !== null || link.endedAt !== null || link.expiresAt <= now);
  return { mailId, kind, madeAt, handle, address, link: link && { purpose: link.purpose, nonce: link.nonce, isOver } };
}

const isAboutAnAccount = (kind: MailKind): kind is AccountMail["kind"] =>
  kind !== "digest" && kind !== "receipt" && kind !== "outcome";
