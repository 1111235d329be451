import { write } from "#db/client";
import { beginFirstSession } from "#lib/accounts/begin-session";
import { insertMember } from "#lib/accounts/insert-member";
import { hashPassword, refuseCommonPassword } from "#lib/accounts/password";
import { canSignUp } from "#lib/accounts/policy";
import type { SignUp } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import type { Viewer } from "#lib/viewer";

const PER_ADDRESS: Limit = { name: "sign-up", hits: 10, seconds: 60 * 60 };

/** Makes an account and its first session, where no mail is sent to show whose the email is. Throws Invalid (taken, common password), TooMany. */
export async function signUp(
  viewer: Viewer,
  input: SignUp,
  address: string,
  device: string | null = null,
): Promise<{ memberId: number; sessionId: string }> {
  authorize(canSignUp(viewer), viewer, "You have an account already.");
  if (viewer.role !== "system") await write((tx) => countHit(tx, PER_ADDRESS, address));
  refuseCommonPassword(input.password);
  const passwordHash = await hashPassword(input.password);
  return write(async (tx) => {
    const memberId = await insertMember(tx, { handle: input.handle, email: input.email, passwordHash, role: "member" });
    const sessionId = await beginFirstSession(tx, { memberId, device });
    await record(tx, viewer, "sign-up", { type: "member", id: memberId });
    return { memberId, sessionId };
  });
}
