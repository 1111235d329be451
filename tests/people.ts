import { randomBytes } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { read, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { audit } from "#db/schema/audit";
import { mails } from "#db/schema/notifications";
import { seed } from "#db/seed";
import type { Begun } from "#lib/accounts/begin-session";
import { giveRole } from "#lib/accounts/give-role";
import { insertMember } from "#lib/accounts/insert-member";
import { insertSession } from "#lib/accounts/insert-session";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { postArgument } from "#lib/arguments/post-argument";
import { PostArgument, PostReply } from "#lib/arguments/schema";
import { openThread } from "#lib/threads/open-thread";
import { getThread, type Thread } from "#lib/threads/queries";
import { Briefing } from "#lib/threads/schema";
import type { Person, System } from "#lib/viewer";

export const SYSTEM: System = { role: "system", id: null };
export const THREAD = "eu-taliban-brussels";
export const PRO = "pro-engagement";
export const CONCERN = "legitimacy-concern";

/** A database with the seeded thread (its root arguments are 1 to 6, its replies 7 to 10). */
export async function seededDatabase(): Promise<void> {
  await prepareDatabase();
  await seed();
}

/** A member with a session; the password hash is nobody's, so that tests need not wait for one. */
export async function person(handle: string, role: Person["role"] = "member"): Promise<Person> {
  const { id, sessionId } = await write(async (tx) => {
    const memberId = await insertMember(tx, {
      handle,
      email: `${handle}@example.org`,
      passwordHash: "none",
      role: "member",
    });
    return { id: memberId, sessionId: await insertSession(tx, memberId) };
  });
  if (role !== "member") await giveRole(SYSTEM, { handle, role });
  return { id, handle, role, sessionId };
}

/** The session that a sign-in began; an error when a code is awaited first. */
export function sessionIn(begun: Begun): string {
  if ("awaits" in begun) throw new Error("A code is awaited.");
  return begun.sessionId;
}

/** A thread of its own for a test, with nothing argued in it; its article is the given Markdown. */
export async function emptyThread(slug: string, markdown = "An article."): Promise<Thread> {
  const stances = [PRO, CONCERN].map((stance) => ({ slug: stance, label: stance, summary: "A side." }));
  const briefing = Briefing.parse({
    slug,
    title: "A title",
    motion: "A motion.",
    published: "2026",
    stances,
    markdown,
  });
  await openThread(await openHouseAccount(SYSTEM), briefing);
  return getThread(slug);
}

/** The newest audit row, without its number and time. */
export async function lastAct() {
  const [row] = await read((db) => db.select().from(audit).orderBy(desc(audit.id)).limit(1));
  return (
    row && { act: row.act, actorId: row.actorId, subject: `${row.subjectType} ${row.subjectId}`, detail: row.detail }
  );
}

/** The newest mail, sent or not. */
export async function lastMail() {
  const [row] = await read((db) => db.select().from(mails).orderBy(desc(mails.id)).limit(1));
  return row;
}

type Text = {
  thread?: string;
  claim?: string;
  body?: string;
  stance?: string;
  sources?: string;
  quote?: string;
  language?: string;
  key?: string;
};

/** Posts a root argument through the verb, as a form would send it. */
export async function argue(author: Person | System, text: Text = {}): Promise<number> {
  const form = {
    kind: "root",
    thread: THREAD,
    key: newKey(),
    stance: PRO,
    claim: "A claim",
    body: "A body",
    sources: "",
    ...text,
  };
  const { id } = await postArgument(author, PostArgument.parse(form));
  await longAgo(id);
  return id;
}

/** Posts a reply through the verb. */
export async function reply(author: Person | System, parent: number, text: Text = {}): Promise<number> {
  const form = {
    kind: "reply",
    thread: THREAD,
    key: newKey(),
    parent,
    stance: CONCERN,
    body: "A reply",
    sources: "",
    ...text,
  };
  const { id } = await postArgument(author, PostReply.parse(form));
  await longAgo(id);
  return id;
}

export const newKey = () => randomBytes(12).toString("hex");

/** Moves the posting of an argument back, with its first text; by default far enough for its author to post again. */
export async function longAgo(id: number, ms = 60_000): Promise<void> {
  const createdAt = new Date(Date.now() - ms);
  await write(async (tx) => {
    await tx.update(argumentsTable).set({ createdAt }).where(eq(argumentsTable.id, id));
    await tx
      .update(argumentRevisions)
      .set({ createdAt })
      .where(and(eq(argumentRevisions.argumentId, id), eq(argumentRevisions.number, 1)));
  });
}
