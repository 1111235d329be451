import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { Invalid } from "#lib/errors";

/** The member that a decision is about. Throws Invalid when nobody has this handle. */
export async function findMemberToDecideOn(tx: Transaction, handle: string) {
  const [member] = await tx
    .select({ id: members.id, role: members.role, suspendedById: members.suspendedById })
    .from(members)
    .where(eq(members.handle, handle.toLowerCase()));
  if (!member) throw new Invalid({ handle: "There is no member with this handle." });
  return member;
}
