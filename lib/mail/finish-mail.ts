import { and, eq } from "drizzle-orm";
import { write } from "#db/client";
import { mails } from "#db/schema/notifications";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { ClaimedMail } from "#lib/mail/claim-mail";
import { canSendMail } from "#lib/mail/policy";
import { MOST_TRIES, PAUSES_MS } from "#lib/mail/rules";
import type { Viewer } from "#lib/viewer";

/** How a try ended. `needless`: there was nothing left to say. `isFinal`: another try would fail in the same way. */
export type Outcome = { sent: true } | { needless: true } | { failure: string; isFinal: boolean };

/** Writes down how a try to send a mail ended, and when to try again. An older try has nothing to say any more. */
export async function finishMail(viewer: Viewer, { id, tries }: ClaimedMail, outcome: Outcome): Promise<void> {
  return write(async (tx) => {
    authorize(canSendMail(viewer), viewer);
    const finished = await tx
      .update(mails)
      .set(withoutAddress(outcomeOf(outcome, tries)))
      .where(and(eq(mails.id, id), eq(mails.tries, tries)))
      .returning({ nextTryAt: mails.nextTryAt });
    const act = "sent" in outcome ? "send-mail" : "needless" in outcome ? "close-mail" : "fail-mail";
    if (finished.length > 0) await record(tx, viewer, act, { type: "mail", id }, { tries });
  });
}

function outcomeOf(outcome: Outcome, tries: number) {
  const now = new Date();
  if ("sent" in outcome) return { sentAt: now, nextTryAt: null, failure: null };
  if ("needless" in outcome) return { nextTryAt: null, failure: null };
  const pause = outcome.isFinal || tries >= MOST_TRIES ? undefined : PAUSES_MS[tries - 1];
  return { nextTryAt: pause === undefined ? null : new Date(now.getTime() + pause), failure: outcome.failure };
}

/** Once a mail is not tried any more nobody needs to know where it went. */
const withoutAddress = <T extends { nextTryAt: Date | null }>(ended: T) =>
  ended.nextTryAt === null ? { ...ended, address: null } : ended;
