import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { dataFolder, isAway } from "#db/client";
import { linkToken } from "#lib/accounts/link-token";
import { config, mailConfig } from "#lib/config";
import { describeError } from "#lib/describe-error";
import type { ClaimedMail } from "#lib/mail/claim-mail";
import { composeAccountMail } from "#lib/mail/compose-account-mail";
import { composeDigest } from "#lib/mail/compose-digest";
import { composeNoticeMail } from "#lib/mail/compose-notice-mail";
import { explainMailFailure } from "#lib/mail/explain-mail-failure";
import type { Outcome } from "#lib/mail/finish-mail";
import type { Letter } from "#lib/mail/letter";
import { type AccountMail, getAccountMail, getDigest, getMailKind, getNoticeMail } from "#lib/mail/queries";
import { unsubscribeToken } from "#lib/notifications/unsubscribe-token";

// Together well below the lease of a mail (rules.ts).
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 15_000 };
/** Mail is made of our own words alone: it can name no file and no address to be fetched. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true } as const;

/**
 * Sends a mail that was claimed: composed now, so that it says nothing that is not so any more. Answers how that ended,
 * and throws only where the database does not answer.
 */
export async function sendMail({ id }: ClaimedMail): Promise<Outcome> {
  let letter: Letter | undefined;
  try {
    letter = await compose(id);
  } catch (error) {
    if (isAway(error)) throw error;
    // The words of a database are not those of a mail server: they may repeat what somebody wrote.
    const { type, message } = describeError(error);
    return { failure: `${type}: ${message}`, isFinal: false };
  }
  if (!letter) return { needless: true };
  try {
    await deliver(letter);
    return { sent: true };
  } catch (error) {
    return explainMailFailure(error, mailLogin());
  }
}

/** The letter of a mail of whatever kind; undefined when nothing is left to say. */
async function compose(id: number): Promise<Letter | undefined> {
  const sender = { origin: config().origin, from: mailConfig().from };
  const kind = await getMailKind(id);
  if (kind === "receipt" || kind === "outcome") return composeNoticeMail(await getNoticeMail(id), sender);
  if (kind !== "digest") return composeAbout(await getAccountMail(id), sender);
  const digest = await getDigest(id);
  return composeDigest(digest, { ...sender, token: unsubscribeToken(digest.memberId) });
}

/** The token of a link is made here, where it is sent, and stands nowhere else. */
function composeAbout(mail: AccountMail, sender: { origin: string; from: string }): Letter | undefined {
  const token = mail.link && !mail.link.isOver ? linkToken(mail.link.purpose, mail.link.nonce) : undefined;
  return composeAccountMail(mail, { ...sender, token });
}

/** Hands a letter to the mail server, or lays it down in `data/outbox` where there is none. */
async function deliver(letter: Letter): Promise<void> {
  const { smtp } = mailConfig();
  if (smtp === undefined) return layDown(letter);
  const server = createTransport({ url: smtp, ...TIMEOUTS, ...CLOSED });
  try {
    await server.sendMail(letter);
  } finally {
    server.close();
  }
}

/** The user name and password with which we sign in to the mail server, as they are and as they stand in its address. */
function mailLogin(): string[] {
  const { smtp } = mailConfig();
  if (smtp === undefined) return [];
  const { username, password } = new URL(smtp);
  return [username, password].flatMap((word) => [word, decodeURIComponent(word)]).filter(Boolean);
}

async function layDown(letter: Letter): Promise<void> {
  const file = createTransport({ streamTransport: true, buffer: true, ...CLOSED });
  const { message } = await file.sendMail(letter);
  const folder = join(dataFolder(), "outbox");
  await mkdir(folder, { recursive: true, mode: 0o750 });
  const name = letter.messageId.replace(/[^\w.-]+/g, "-").replace(/^-|-$/g, "");
  const place = join(folder, `${name}.eml`);
  await writeFile(`${place}.part`, message as Buffer, { mode: 0o640 });
  await rename(`${place}.part`, place);
}
