import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { members } from "#db/schema/accounts";
import { notificationSwitches, notifications } from "#db/schema/notifications";
import { HOUSE_HANDLE } from "#lib/accounts/rules";
import type { NotificationKind } from "#lib/notifications/rules";
import { isFormer } from "#lib/privacy/former";

/** `actorId` did it; left out for what the house decides, whose moderators are not named. */
export type News = {
  kind: NotificationKind;
  memberId: number;
  argumentId?: number | null;
  actorId?: number | null;
  decisionId?: number | null;
};

/**
 * Tells a member something, in the transaction of what happened; answers whether they are told now. Not told: what they
 * did themselves, a kind that they switched off on the page and by mail, the same thing again (who did it takes it back
 * and does it anew), and the house account and who left, which nobody reads. A suspended member is told: it waits for them, and of
 * decisions they get mail.
 */
export async function notify(tx: Transaction, news: News): Promise<boolean> {
  if (news.actorId === news.memberId) return false;
  const [member] = await switchesOf(tx, { memberId: news.memberId, kind: news.kind });
  if (!member || member.handle === HOUSE_HANDLE || isFormer(member.handle)) return false;
  if (member.onPage === false && member.byMail === false) return false;
  const { argumentId = null, actorId = null, decisionId = null } = news;
  const written = await insertNews(tx, { ...news, argumentId, actorId, decisionId, createdAt: new Date() });
  return written.length > 0;
}

const switchesOf = prepared((tx: Transaction, given: Given<{ memberId: number; kind: NotificationKind }>) =>
  tx
    .select({
      handle: members.handle,
      onPage: notificationSwitches.onPage,
      byMail: notificationSwitches.byMail,
    })
    .from(members)
    .leftJoin(
      notificationSwitches,
      and(eq(notificationSwitches.memberId, members.id), eq(notificationSwitches.kind, given("kind"))),
    )
    .where(eq(members.id, given("memberId"))),
);

const insertNews = prepared((tx: Transaction, given: Given<Required<News> & { createdAt: Date }>) =>
  tx
    .insert(notifications)
    .values({
      kind: given("kind"),
      memberId: given("memberId"),
      argumentId: given("argumentId"),
      actorId: given("actorId"),
      decisionId: given("decisionId"),
      createdAt: given("createdAt"),
    })
    .onConflictDoNothing()
    .returning({ id: notifications.id }),
);
