import { and, asc, eq, gt, isNotNull, lte, or } from "drizzle-orm";
import { write } from "#db/client";
import { mails } from "#db/schema/notifications";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { canSendMail } from "#lib/mail/policy";
import { LEASE_MS, LONGEST_WAIT_MS, MOST_TRIES } from "#lib/mail/rules";
import type { Viewer } from "#lib/viewer";

export type ClaimedMail = { id: number; tries: number };

/**
 * Takes up the mail that has been due for longest, for LEASE_MS, before it is sent: no other process sends it meanwhile.
 * One whose last try never came to an end is given up. Answers undefined when none is due.
 */
export async function claimMail(viewer: Viewer): Promise<ClaimedMail | undefined> {
  return write(async (tx) => {
    authorize(canSendMail(viewer), viewer);
    const now = new Date();
    const [due] = await tx
      .select({ id: mails.id, tries: mails.tries })
      .from(mails)
      .where(and(isNotNull(mails.nextTryAt), isDueAt(now)))
      .orderBy(asc(mails.nextTryAt))
      .limit(1);
    if (!due) return undefined;
    const isLost = due.tries >= MOST_TRIES;
    const tries = isLost ? due.tries : due.tries + 1;
    await tx
      .update(mails)
      .set(isLost ? { nextTryAt: null, address: null } : { tries, nextTryAt: new Date(now.getTime() + LEASE_MS) })
      .where(eq(mails.id, due.id));
    await record(tx, viewer, isLost ? "give-up-mail" : "claim-mail", { type: "mail", id: due.id }, { tries });
    return isLost ? undefined : { id: due.id, tries };
  });
}

/** Whether its time has come, or lies where only a clock could have put it that was ahead: none is written for later. */
const isDueAt = (now: Date) =>
  or(lte(mails.nextTryAt, now), gt(mails.nextTryAt, new Date(now.getTime() + LONGEST_WAIT_MS)), eq(mails.tries, 0));
