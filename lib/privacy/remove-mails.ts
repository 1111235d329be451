import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { eq, inArray } from "drizzle-orm";
import { dataFolder, read } from "#db/client";
import { members } from "#db/schema/accounts";
import { notices } from "#db/schema/cases";
import { mails } from "#db/schema/notifications";
import { type LaidDown, laidDownMail } from "#lib/privacy/laid-down-mail";
import type { Names } from "#lib/privacy/name-as-read";
import { withoutName } from "#lib/privacy/name-in-text";

/**
 * Removes the mails laid down as files that concern somebody who left, also letters to others that name them: by their
 * `names`. Of whom nobody knows those any more, later or on another machine (`isUnknown`), whatever is to or about nobody
 * who is there.
 */
export async function removeMails(names: Names | undefined, isUnknown: boolean): Promise<void> {
  const folder = join(dataFolder(), "outbox");
  for (const file of await readdir(folder).catch(() => [])) {
    const text = await readFile(join(folder, file), "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const mail = laidDownMail(file, text);
    if ((names && isAbout(mail, names)) || (isUnknown && (await isOfNobody(mail))))
      await rm(join(folder, file), { force: true });
  }
}

const isAbout = ({ to, actors, text }: LaidDown, names: Names) =>
  to.includes(names.email) || actors.includes(names.handle) || withoutName(text, names, "") !== text;

/** Whether it is to nobody we know, or names as a member somebody who is none. */
async function isOfNobody({ to, actors, mentioned, row }: LaidDown): Promise<boolean> {
  return read(async (db) => {
    const named = [...new Set([...actors, ...mentioned])];
    const there = await db.select({ handle: members.handle }).from(members).where(inArray(members.handle, named));
    if (there.length < named.length) return true;
    const known = await db.select({ id: members.id }).from(members).where(inArray(members.email, to)).limit(1);
    if (known.length > 0) return false;
    // To an address that a member is about to have, or had; of who left the rows went with them.
    const [sent] = await db
      .select({ writtenAt: mails.createdAt, noticeId: mails.noticeId, email: notices.email })
      .from(mails)
      .leftJoin(notices, eq(notices.id, mails.noticeId))
      .where(eq(mails.id, row.id));
    if (sent?.writtenAt.getTime() !== row.writtenMs) return true;
    return sent.noticeId !== null && !to.includes(String(sent.email));
  });
}
