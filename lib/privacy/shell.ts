import { randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { NO_PASSWORD } from "#lib/accounts/rules";
import { FORMER } from "#lib/privacy/former";

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Nobody can sign in with an address without an @, nor be sent a link to it. */
const emptied = (handle: string) => ({ handle, email: handle, passwordHash: NO_PASSWORD, verifiedAt: new Date() });

/** A member who stands for somebody who left, in one thread: their number and name. No two have to do with each other. */
export async function insertShell(tx: Transaction): Promise<{ id: number; handle: string }> {
  const handle = await freeName(tx);
  const [row] = await tx
    .insert(members)
    .values({ ...emptied(handle), role: "member", createdAt: new Date() })
    .returning({ id: members.id });
  if (!row) throw new Error("The member was not written.");
  return { id: row.id, handle };
}

/** Leaves of a member nothing but the number. */
export async function becomeShell(tx: Transaction, id: number): Promise<void> {
  await tx
    .update(members)
    .set(emptied(await freeName(tx)))
    .where(eq(members.id, id));
}

/** A name that says nothing and that nobody has. */
async function freeName(tx: Transaction): Promise<string> {
  for (;;) {
    const handle = FORMER + Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
    if ((await tx.$count(members, eq(members.handle, handle))) === 0) return handle;
  }
}
