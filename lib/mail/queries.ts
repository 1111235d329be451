import { and, asc, eq, isNull } from "drizzle-orm";
import { read } from "#db/client";
import { members } from "#db/schema/accounts";
import { mails, notifications } from "#db/schema/notifications";
import { appealToken } from "#lib/appeals/appeal-token";
import { NotFound } from "#lib/errors";
import { type FollowedThread, listFollowed } from "#lib/following/queries";
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
