import { claimMail } from "#lib/mail/claim-mail";
import { finishMail } from "#lib/mail/finish-mail";
import { sendMail } from "#lib/mail/send-mail";
import { sendRound } from "#lib/mail/start-mail";
import { gatherMail } from "#lib/notifications/gather-mail";
import type { PostOffice } from "#tests/integration/post-office";

export type Received = { to: string; subject: string; text: string; token: string };

/** Sends what there is to send, and answers what arrived at the office by that. */
export async function deliveredBy(office: PostOffice): Promise<Received[]> {
  office.mails.length = 0;
  await sendRound({ gather: gatherMail, claim: claimMail, send: sendMail, finish: finishMail });
  return office.mails.map(({ to, subject = "", text = "" }) => ({
    to: to === undefined || Array.isArray(to) ? "" : to.text,
    subject,
    text,
    token: /\/(?:verify|reset|email)\/([\w-]{43})\s/.exec(text)?.[1] ?? "",
  }));
}
