/**
 * A mail as it lies in the outbox: to whom it is, who did what it tells of, whom it mentions, all in lower case, and its
 * words. `row`: which of our mails it is, by the name of its file; zeros where that does not say it.
 */
export type LaidDown = {
  to: string[];
  actors: string[];
  mentioned: string[];
  text: string;
  row: { id: number; writtenMs: number };
};

/** What our mails say of somebody, at the beginning of a line (lib/notifications/sentences.ts). */
const ACTOR = /^([a-z0-9_.-]{3,24}) (?:replied to|was moved by|mentioned you)\b/gim;
const MENTIONED = /(?<![\p{L}\p{N}_.@/+=&%#-])@([a-z0-9_.-]{2,23}[a-z0-9_-])/giu;
/** As lib/mail/letter.ts makes it. */
const NAME = /^[a-z-]+\.(\d{1,15})\.(\d{1,15})-/;

export function laidDownMail(file: string, mail: string): LaidDown {
  const end = /\r?\n\r?\n/.exec(mail);
  const headers = mail.slice(0, end?.index).replace(/\r?\n[ \t]+/g, " ");
  const text = decoded(end ? mail.slice(end.index + end[0].length) : "", headers);
  const [, id, writtenMs] = NAME.exec(file) ?? [];
  return {
    to: (/^to:(.*)$/im.exec(headers)?.[1] ?? "").toLowerCase().match(/[^\s<>,]+@[^\s<>,]+/g) ?? [],
    actors: lower(text.matchAll(ACTOR)),
    mentioned: lower(text.matchAll(MENTIONED)),
    text,
    row: { id: Number(id ?? 0), writtenMs: Number(writtenMs ?? 0) },
  };
}

const lower = (found: Iterable<RegExpMatchArray>) => Array.from(found, ([, name = ""]) => name.toLowerCase());

/** The words as they are read: letters that are not of the Latin alphabet are encoded in a file. */
function decoded(body: string, headers: string): string {
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(headers)?.[1]?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return body;
  return body
    .replace(/=\r?\n/g, "")
    .replace(/(?:=[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString("utf8"));
}
