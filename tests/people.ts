import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { argumentsTable } from "#db/schema/arguments";
import { seed } from "#db/seed";
import { giveRole } from "#lib/accounts/give-role";
import { insertMember } from "#lib/accounts/insert-member";
import { insertSession } from "#lib/accounts/insert-session";
import { postArgument } from "#lib/arguments/post-argument";
import { PostArgument, PostReply } from "#lib/arguments/schema";
import type { Person, System } from "#lib/viewer";

export const SYSTEM: System = { role: "system", id: null };
export const THREAD = "eu-taliban-brussels";
export const PRO = "pro-engagement";
export const CONCERN = "legitimacy-concern";

/** A database with the seeded thread (its root arguments are 1 to 6, its replies 7 to 10). */
export async function seededDatabase(): Promise<void> {
  prepareDatabase();
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

type Text = { claim?: string; body?: string; stance?: string; sources?: string; quote?: string; key?: string };

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

/** Moves the posting of an argument back, by default far enough for its author to post again. */
export async function longAgo(id: number, ms = 60_000): Promise<void> {
  await write(async (tx) => {
    await tx
      .update(argumentsTable)
      .set({ createdAt: new Date(Date.now() - ms) })
      .where(eq(argumentsTable.id, id));
  });
}
