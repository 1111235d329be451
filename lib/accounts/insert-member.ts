import { eq, or } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { Invalid } from "#lib/errors";
import type { Person } from "#lib/viewer";

/** `isVerified`: whether the email counts as shown to be theirs; it does unless a mail is still to show it. */
type NewMember = { handle: string; email: string; passwordHash: string; role: Person["role"]; isVerified?: boolean };

/** Adds a member and answers their number. Throws Invalid when the handle or the email has an account already. */
export async function insertMember(tx: Transaction, { isVerified = true, ...member }: NewMember): Promise<number> {
  const taken = await tx
    .select({ handle: members.handle, email: members.email })
    .from(members)
    .where(or(eq(members.handle, member.handle), eq(members.email, member.email)));
  if (taken.some((row) => row.email === member.email))
    throw new Invalid({ email: "There is an account with this email already. You can sign in instead." });
  if (taken.length > 0) throw new Invalid({ handle: "Somebody has this handle already. Please choose another." });

  const now = new Date();
  const [row] = await tx
    .insert(members)
    .values({ ...member, verifiedAt: isVerified ? now : null, createdAt: now })
    .returning({ id: members.id });
  if (!row) throw new Error("The member was not written.");
  return row.id;
}
