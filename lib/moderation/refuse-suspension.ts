import type { Transaction } from "#db/client";
import { hasOtherAdmin, suspensionOf } from "#lib/accounts/queries";
import { Conflict } from "#lib/errors";

/** One suspension at a time, and never of the last admin. Throws Conflict. */
export async function refuseSuspension(tx: Transaction, member: { id: number; role: string }): Promise<void> {
  if (await suspensionOf(tx, member.id))
    throw new Conflict("This member is suspended already. Lift the suspension first.");
  if (member.role === "admin" && !(await hasOtherAdmin(tx, member.id)))
    throw new Conflict("There would be no admin left.");
}
