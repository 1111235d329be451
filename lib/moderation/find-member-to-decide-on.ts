import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { Invalid, NotFound } from "#lib/errors";

const select = (tx: Transaction) =>
  tx
    .select({ id: members.id, handle: members.handle, role: members.role, suspendedById: members.suspendedById })
    .from(members);

/** The member that a decision is about. Throws Invalid when nobody has this handle. */
export async function findMemberToDecideOn(tx: Transaction, handle: string) {
  const [member] = await select(tx).where(eq(members.handle, handle.toLowerCase()));
  if (!member) throw new Invalid({ handle: "There is no member with this handle." });
  return member;
}

/** The member with this number. Throws NotFound. */
export async function findMember(tx: Transaction, id: number) {
  const [member] = await select(tx).where(eq(members.id, id));
  if (!member) throw new NotFound("There is no such member.");
  return member;
}
