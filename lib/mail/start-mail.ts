import { setTimeout as sleep } from "node:timers/promises";
import { Counter } from "@prometheus-io/client";
import { log } from "#lib/log";
import type { ClaimedMail } from "#lib/mail/claim-mail";
import type { Outcome } from "#lib/mail/finish-mail";
import { MAILS_PER_ROUND, ROUND_MS } from "#lib/mail/rules";
import { startRounds } from "#lib/start-rounds";
import type { Viewer } from "#lib/viewer";

/** What a round is made of, given by server.ts, because what runs by itself calls no verbs. */
export type MailParts = {
  gather: (viewer: Viewer) => Promise<unknown>;
  claim: (viewer: Viewer) => Promise<ClaimedMail | undefined>;
  send: (mail: ClaimedMail) => Promise<Outcome>;
  finish: (viewer: Viewer, mail: ClaimedMail, outcome: Outcome) => Promise<void>;
};

const mails = new Counter({
  name: "parley_mails_total",
  help: "Tries to send a mail, by how they ended.",
  labelNames: ["outcome"],
});
// So that there is something to compare with before the first.
for (const outcome of ["sent", "needless", "failed"]) mails.inc({ outcome }, 0);

/** All in all well below the lease of a mail (rules.ts). */
const FINISH_AGAIN_MS = [1_000, 4_000, 15_000, 30_000, 60_000];

const PROGRAM = { role: "system", id: null } as const;

/** Sends what there is to send every ROUND_MS. Answers how to stop, which waits for the mail that is on its way. */
export const startMail = (parts: MailParts): (() => Promise<void>) =>
  startRounds((isStopped) => sendRound(parts, isStopped), ROUND_MS, ROUND_MS);

/** One round: gathers what members are to be told, then sends what is due, one after the other. */
export async function sendRound(parts: MailParts, isStopped: () => boolean = () => false): Promise<void> {
  await parts.gather(PROGRAM);
  for (let sent = 0; sent < MAILS_PER_ROUND && !isStopped(); sent += 1) {
    const mail = await parts.claim(PROGRAM);
    if (!mail) return;
    const outcome = await parts.send(mail);
    tell(mail, outcome);
    await finish(parts, mail, outcome);
  }
}

/** Again and again as long as the mail is ours: one that was sent, and is not noted down as sent, would be sent once more. */
async function finish(parts: MailParts, mail: ClaimedMail, outcome: Outcome) {
  for (const pause of FINISH_AGAIN_MS) {
    try {
      return await parts.finish(PROGRAM, mail, outcome);
    } catch (err) {
      log.error({ err, mail: mail.id }, "How a mail ended could not be noted down. It is tried again.");
      await sleep(pause);
    }
  }
  await parts.finish(PROGRAM, mail, outcome);
}

/** What the mail server said was cleared of addresses before (explain-mail-failure.ts). */
function tell({ id, tries }: ClaimedMail, outcome: Outcome) {
  mails.inc({ outcome: "sent" in outcome ? "sent" : "needless" in outcome ? "needless" : "failed" });
  if ("failure" in outcome) log.warn({ mail: id, tries, failure: outcome.failure }, "A mail was not taken.");
}
