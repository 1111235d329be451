import { randomBytes } from "node:crypto";
import { isNull } from "drizzle-orm";
import { write } from "#db/client";
import { setupTokens } from "#db/schema/accounts";
import { canIssueSetupToken } from "#lib/accounts/policy";
import { hasAdmin } from "#lib/accounts/queries";
import { hashOfSetupToken } from "#lib/accounts/setup-token";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/** A fresh one-time token for `/setup`, which makes earlier ones worthless; undefined once there is an admin. */
export async function issueSetupToken(viewer: Viewer): Promise<string | undefined> {
  return write(async (tx) => {
    authorize(canIssueSetupToken(viewer), viewer);
    if (await hasAdmin(tx)) return undefined;
    const token = randomBytes(24).toString("base64url");
    await tx.delete(setupTokens).where(isNull(setupTokens.usedAt));
    await tx.insert(setupTokens).values({ tokenHash: hashOfSetupToken(token), createdAt: new Date() });
    await record(tx, viewer, "issue-setup-token", { type: "setup", id: "token" });
    return token;
  });
}
