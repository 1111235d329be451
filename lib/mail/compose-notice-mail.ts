import { type Letter, messageIdOf } from "#lib/mail/letter";
import type { NoticeMail } from "#lib/mail/queries";
import { momentInWords } from "#lib/moments";
import { DECIDED_BY_PEOPLE, type NoticeOutcome, noticeOutcomeInWords, REDRESS, REVERSED } from "#lib/notices/outcome";

type Sender = { origin: string; from: string };

/**
 * The mail to who sent a notice: that it came in, or what became of it; undefined when the outcome was taken back
 * meanwhile. Nothing stands in it that was typed into the form, which could have named anybody's address.
 */
export function composeNoticeMail(mail: NoticeMail, { origin, from }: Sender): Letter | undefined {
  const said = mail.kind === "receipt" ? receiptOf(mail, origin) : outcomeOf(mail, origin);
  if (!said) return undefined;
  return {
    messageId: messageIdOf(mail, from),
    from,
    to: mail.email,
    subject: said.subject,
    text: `${said.paragraphs.join("\n\n")}\n`,
    date: mail.madeAt,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

type Said = { subject: string; paragraphs: string[] };

function receiptOf(mail: NoticeMail, origin: string): Said {
  return {
    subject: "We received your notice of illegal content.",
    paragraphs: [
      `Your notice of illegal content came in on ${momentInWords(mail.receivedAt)}.`,
      `Its number is ${mail.receipt}. What becomes of it stands here:\n${addressOf(mail, origin)}`,
      "A moderator reads it and decides. You will get one more mail, with the outcome.",
      "If you sent no notice, somebody else gave your address. You need not do anything.",
    ],
  };
}

function outcomeOf(mail: NoticeMail, origin: string): Said | undefined {
  if (!mail.outcome) return undefined;
  return {
    subject: "Your notice of illegal content was decided.",
    paragraphs: [
      `This is about your notice ${mail.receipt}, which came in on ${momentInWords(mail.receivedAt)}.`,
      ...decisionOf(mail.outcome),
      DECIDED_BY_PEOPLE,
      `If you do not agree:\n${REDRESS.map((way) => `- ${way}`).join("\n")}`,
      `The contact: ${origin}/legal\nYour notice: ${addressOf(mail, origin)}`,
    ],
  };
}

function decisionOf({ kind, ground, law, words, reversedAt }: NoticeOutcome): string[] {
  return [
    noticeOutcomeInWords(kind),
    ground && `The house rule: ${ground}`,
    law && `The law: ${law}`,
    words && `The moderators wrote: ${words}`,
    reversedAt && REVERSED,
  ].flatMap((sentence) => sentence || []);
}

const addressOf = ({ receipt }: NoticeMail, origin: string) => `${origin}/notice/${receipt}`;
