import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { awaitedCodes, identities, mailLinks, pendingSignIns, secondFactors, sessions } from "#db/schema/accounts";
import { mentions } from "#db/schema/arguments";
import { cases, notices } from "#db/schema/cases";
import { memberNotes } from "#db/schema/moderation";
import { mails, notificationSwitches, notifications } from "#db/schema/notifications";
import { follows, readingMarks, seenArguments } from "#db/schema/reading";
import { NO_WORDS } from "#lib/privacy/rules";

/** Removes what was there for a member alone, what moderators noted about them, and who sent their notices. Their sessions end with it. */
export async function forgetOwnRows(tx: Transaction, { id, email }: { id: number; email: string }): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.memberId, id));
  await tx.delete(awaitedCodes).where(eq(awaitedCodes.memberId, id));
  // Its recovery codes go with it.
  await tx.delete(secondFactors).where(eq(secondFactors.memberId, id));
  await tx.delete(mailLinks).where(eq(mailLinks.memberId, id));
  await tx.delete(identities).where(eq(identities.memberId, id));
  await tx.delete(pendingSignIns).where(eq(pendingSignIns.email, email));
  await tx.delete(notifications).where(eq(notifications.memberId, id));
  await tx.delete(notificationSwitches).where(eq(notificationSwitches.memberId, id));
  await tx.delete(mails).where(eq(mails.memberId, id));
  await tx.delete(follows).where(eq(follows.memberId, id));
  await tx.delete(readingMarks).where(eq(readingMarks.memberId, id));
  await tx.delete(seenArguments).where(eq(seenArguments.memberId, id));
  await tx.delete(mentions).where(eq(mentions.memberId, id));
  await tx.delete(memberNotes).where(eq(memberNotes.memberId, id));
  const sent = await tx
    .update(notices)
    .set({ name: NO_WORDS })
    .where(eq(notices.email, email))
    .returning({ id: notices.id });
  for (const notice of sent) await tx.update(mails).set({ nextTryAt: null }).where(eq(mails.noticeId, notice.id));
  await tx.update(cases).set({ claimedById: null, claimedUntil: null }).where(eq(cases.claimedById, id));
}
