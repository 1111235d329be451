import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client";
import { setupTokens } from "#db/schema/accounts";
import { beginFirstSession } from "#lib/accounts/begin-session";
import { insertMember } from "#lib/accounts/insert-member";
import { hashPassword, refuseCommonPassword } from "#lib/accounts/password";
import { canCreateFirstAdmin } from "#lib/accounts/policy";
import { hasAdmin } from "#lib/accounts/queries";
import type { CreateFirstAdmin } from "#lib/accounts/schema";
import { hashOfSetupToken } from "#lib/accounts/setup-token";
import { record } from "#lib/audit/record";
import { authorize, Forbidden } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import type { Viewer } from "#lib/viewer";

const PER_ADDRESS: Limit = { name: "setup", hits: 10, seconds: 15 * 60 };

/** Makes the first admin with the token printed at first start. Throws Forbidden when it is used, old or made up. */
export async function createFirstAdmin(
  viewer: Viewer,
  input: CreateFirstAdmin,
  address: string,
  device: string | null = null,
): Promise<{ sessionId: string }> {
  authorize(canCreateFirstAdmin(viewer), viewer, "Please sign out first.");
  await write((tx) => countHit(tx, PER_ADDRESS, address));
  refuseCommonPassword(input.password);
  const passwordHash = await hashPassword(input.password);
  return write(async (tx) => {
    const used = await tx
      .update(setupTokens)
      .set({ usedAt: new Date() })
      .where(and(eq(setupTokens.tokenHash, hashOfSetupToken(input.token)), isNull(setupTokens.usedAt)))
      .returning({ tokenHash: setupTokens.tokenHash });
    if (used.length === 0 || (await hasAdmin(tx)))
      throw new Forbidden("This link does not work any more. Restart Parley to get a new one while there is no admin.");
    const memberId = await insertMember(tx, { handle: input.handle, email: input.email, passwordHash, role: "admin" });
    const sessionId = await beginFirstSession(tx, { memberId, device });
    await record(tx, viewer, "create-first-admin", { type: "member", id: memberId });
    return { sessionId };
  });
}
