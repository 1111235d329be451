import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { insertMember } from "#lib/accounts/insert-member";
import { HOUSE_HANDLE, NO_PASSWORD } from "#lib/accounts/rules";

/** The house's own account, made when it is first needed. `isNew`: by this call, and then the caller records it. */
export async function houseAccount(tx: Transaction): Promise<{ id: number; isNew: boolean }> {
  const [known] = await tx.select({ id: members.id }).from(members).where(eq(members.handle, HOUSE_HANDLE));
  if (known) return { id: known.id, isNew: false };
  const id = await insertMember(tx, {
    handle: HOUSE_HANDLE,
    email: `${HOUSE_HANDLE}@localhost`,
    passwordHash: NO_PASSWORD,
    role: "member",
  });
  return { id, isNew: true };
}
