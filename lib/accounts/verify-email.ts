import { and, eq } from "drizzle-orm";
import { read, write } from "#db/client";
import { members } from "#db/schema/accounts";
import { countOpening } from "#lib/accounts/account-limits";
import { type Begun, beginSession } from "#lib/accounts/begin-session";
import { hashOfToken } from "#lib/accounts/link-token";
import { passwordMatches } from "#lib/accounts/password";
import { canVerifyEmail } from "#lib/accounts/policy";
import { findLink } from "#lib/accounts/queries";
import type { VerifyEmail } from "#lib/accounts/schema";
import { useLink } from "#lib/accounts/use-link";
import { record } from "#lib/audit/record";
import { authorize, Invalid } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import type { Viewer } from "#lib/viewer";

const PER_LINK: Limit = { name: "verify-email", hits: 10, seconds: 15 * 60 };

/**
 * Finishes an account by the link in a mail, and signs in. The password that was chosen is asked for as well: who gets
 * the mail need not be who made the account, and would otherwise sign in to one whose password somebody else knows.
 * Throws Forbidden (the link works no more, suspended), Invalid (wrong password), TooMany.
 */
export async function verifyEmail(
  viewer: Viewer,
  input: VerifyEmail,
  address: string,
  device: string | null = null,
): Promise<Begun> {
  authorize(canVerifyEmail(viewer), viewer, "You are signed in already.");
  await write(async (tx) => {
    await countOpening(tx, address);
    await countHit(tx, PER_LINK, hashOfToken(input.token));
  });
  const { memberId } = await findLink("verify-email", input.token);
  const [member] = await read((db) =>
    db.select({ passwordHash: members.passwordHash }).from(members).where(eq(members.id, memberId)),
  );
  if (!(await passwordMatches(input.password, member?.passwordHash ?? null)))
    throw new Invalid({ password: "This is not the password that was chosen for this account." });
  return write(async (tx) => {
    const link = await useLink(tx, "verify-email", input.token);
    await tx
      .update(members)
      .set({ verifiedAt: new Date() })
      .where(and(eq(members.id, link.memberId), eq(members.email, link.email)));
    const begun = await beginSession(tx, { memberId: link.memberId, device });
    await record(tx, { role: "system", id: link.memberId }, "verify-email", { type: "member", id: link.memberId });
    return begun;
  });
}
