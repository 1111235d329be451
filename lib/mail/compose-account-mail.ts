import { type Letter, messageIdOf } from "#lib/mail/letter";
import type { AccountMail } from "#lib/mail/queries";
import { momentInWords } from "#lib/moments";

/** `token`: what the link in the mail shows us; undefined when it works no more. */
type Sender = { origin: string; from: string; token: string | undefined };

/**
 * The mail about somebody's account; undefined when the link in it works no more. Of what was typed nothing stands in it
 * but the handle, which has only letters, digits and - _ . in it: anybody can give anybody's address.
 */
export function composeAccountMail(mail: AccountMail, { origin, from, token }: Sender): Letter | undefined {
  if (mail.link && token === undefined) return undefined;
  const said = LETTERS[mail.kind]({ madeAt: mail.madeAt, origin, link: `${origin}${PATHS[mail.kind] ?? ""}${token}` });
  return {
    messageId: messageIdOf(mail, from),
    from,
    to: mail.address,
    subject: said.subject,
    text: `${[`Hello ${mail.handle},`, ...said.paragraphs].join("\n\n")}\n`,
    date: mail.madeAt,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

type Facts = { madeAt: Date; origin: string; link: string };
type Said = { subject: string; paragraphs: string[] };

const PATHS: Partial<Record<AccountMail["kind"], string>> = {
  "verify-email": "/verify/",
  "reset-password": "/reset/",
  "change-email": "/email/",
};

const LETTERS: Record<AccountMail["kind"], (facts: Facts) => Said> = {
  "verify-email": ({ link }) => ({
    subject: "Please confirm your address.",
    paragraphs: [
      `Open this link to finish your account on Parley. It works once, within 24 hours:\n${link}`,
      "If you made no account, somebody else gave your address. You need not do anything: nobody can use the account.",
    ],
  }),
  "account-exists": ({ origin }) => ({
    subject: "You have an account already.",
    paragraphs: [
      "Somebody, probably you, tried to make an account on Parley with this address, which has one already. Nothing was changed.",
      `Sign in with the password that you chose then:\n${origin}/signin`,
      `If you do not know it any more, set a new one:\n${origin}/reset`,
    ],
  }),
  "reset-password": ({ link }) => ({
    subject: "Set a new password.",
    paragraphs: [
      `Open this link to set a new password for your account on Parley. It works once, within 30 minutes:\n${link}`,
      "If you did not ask for it, you need not do anything: your password stays as it is.",
    ],
  }),
  "change-email": ({ link }) => ({
    subject: "Please confirm your new address.",
    paragraphs: [
      `Open this link to use this address for your account on Parley from now on. It works once, within an hour:\n${link}`,
      "If you did not ask for it, somebody else gave your address. You need not do anything.",
    ],
  }),
  "email-asked": ({ madeAt, origin }) => ({
    subject: "Your account is about to get another address.",
    paragraphs: [
      `On ${momentInWords(madeAt)} somebody who was signed in to your account on Parley asked for another email address. It changes as soon as the link is opened that we sent there.`,
      `If it was not you, set a new password now, which ends that link and signs everybody out:\n${origin}/reset`,
    ],
  }),
  "email-changed": ({ madeAt, origin }) => ({
    subject: "Your account has another address now.",
    paragraphs: [
      `Since ${momentInWords(madeAt)} your account on Parley has another email address, and this one is not used for it any more.`,
      `If it was not you, write to who is responsible for this forum:\n${origin}/legal`,
    ],
  }),
  "password-changed": ({ madeAt, origin }) => ({
    subject: "Your password was changed.",
    paragraphs: [
      `The password of your account on Parley was changed on ${momentInWords(madeAt)}.`,
      `Accounts elsewhere that are linked to it sign in as before. Please look whether there are any that are not yours:\n${origin}/settings#ways`,
      `If it was not you, set a new one now, which signs everybody out:\n${origin}/reset`,
    ],
  }),
  "factor-on": ({ madeAt, origin }) => ({
    subject: "Your second step is on.",
    paragraphs: [
      `Since ${momentInWords(madeAt)} signing in to your account on Parley takes a code from an app as well. All other devices are signed out.`,
      `If it was not you, set a new password now, which signs everybody out:\n${origin}/reset`,
      `Then write to who is responsible for this forum, who can take that app away from your account:\n${origin}/legal`,
    ],
  }),
  "factor-off": ({ madeAt, origin }) => ({
    subject: "Your second step is off.",
    paragraphs: [
      `Since ${momentInWords(madeAt)} your password, or an account elsewhere, is enough to sign in to your account on Parley. All other devices are signed out.`,
      `If it was not you, set a new password now, which signs everybody out:\n${origin}/reset`,
    ],
  }),
  "factor-reset": ({ madeAt, origin }) => ({
    subject: "Your second step was taken away.",
    paragraphs: [
      `On ${momentInWords(madeAt)} who runs this forum turned off the second step of your account on Parley. You are signed out everywhere, and your password, or an account elsewhere, is enough to sign in again.`,
      `If you did not ask for it, set a new password now, and write to them:\n${origin}/reset\n${origin}/legal`,
    ],
  }),
  "recovery-codes": ({ madeAt, origin }) => ({
    subject: "You have new recovery codes.",
    paragraphs: [
      `On ${momentInWords(madeAt)} new recovery codes were made for your account on Parley. The ones of before work no more.`,
      `If it was not you, set a new password now, which signs everybody out:\n${origin}/reset`,
    ],
  }),
  "identity-linked": ({ madeAt, origin }) => ({
    subject: "An account elsewhere signs you in now.",
    paragraphs: [
      `On ${momentInWords(madeAt)} an account elsewhere was linked to your account on Parley. Whoever has it signs in to yours.`,
      `If it was not you, set a new password now, which signs everybody out:\n${origin}/reset`,
      `Then take that link away:\n${origin}/settings#ways`,
    ],
  }),
  "identity-unlinked": ({ madeAt, origin }) => ({
    subject: "An account elsewhere signs you in no more.",
    paragraphs: [
      `On ${momentInWords(madeAt)} the link from an account elsewhere to your account on Parley was taken away.`,
      `If it was not you, set a new password now, which signs everybody out:\n${origin}/reset`,
    ],
  }),
};
