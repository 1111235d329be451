import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { endLinks } from "#lib/accounts/end-links";
import { endSessions } from "#lib/accounts/end-sessions";
import { insertMember } from "#lib/accounts/insert-member";
import { Invalid } from "#lib/errors";

type NewAccount = { handle: string; email: string; passwordHash: string; isVerified: boolean };

/**
 * Makes an account and answers its number, or `owner`, who has one with this email and has shown that it is theirs. An
 * account that nobody has shown to be theirs becomes the new one: nobody keeps somebody else's email.
 * Throws Invalid when the handle is taken, which is no secret: handles are public.
 */
export async function claimEmail(
  tx: Transaction,
  { handle, email, passwordHash, isVerified }: NewAccount,
): Promise<{ memberId: number } | { owner: number }> {
  const [known] = await tx
    .select({ id: members.id, verifiedAt: members.verifiedAt })
    .from(members)
    .where(eq(members.email, email));
  const [taken] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.handle, handle), ne(members.id, known?.verifiedAt === null ? known.id : 0)));
  if (taken) throw new Invalid({ handle: "Somebody has this handle already. Please choose another." });
  if (known?.verifiedAt) return { owner: known.id };
  if (!known) return { memberId: await insertMember(tx, { handle, email, passwordHash, role: "member", isVerified }) };
  const createdAt = new Date();
  const verifiedAt = isVerified ? createdAt : null;
  await tx.update(members).set({ handle, passwordHash, verifiedAt, createdAt }).where(eq(members.id, known.id));
  await endSessions(tx, known.id);
  await endLinks(tx, known.id);
  return { memberId: known.id };
}
