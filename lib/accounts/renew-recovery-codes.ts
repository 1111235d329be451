import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { countCode, countConfirming, forgiveCode } from "#lib/accounts/account-limits";
import { insertRecoveryCodes } from "#lib/accounts/insert-recovery-codes";
import { mailAccount } from "#lib/accounts/mail-account";
import { canHaveFactor } from "#lib/accounts/policy";
import type { ChangeFactor } from "#lib/accounts/schema";
import { WRONG_CODE } from "#lib/accounts/sentences";
import { showWho } from "#lib/accounts/show-who";
import { useCode } from "#lib/accounts/use-code";
import { record } from "#lib/audit/record";
import { authorize, Invalid } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Gives a member new recovery codes in the place of those of before, by their password and a code, and tells them by mail.
 * Answers the codes. Throws Invalid, Forbidden (no password and no fresh sign-in), TooMany.
 */
export async function renewRecoveryCodes(viewer: Viewer, input: ChangeFactor): Promise<{ codes: string[] }> {
  authorize(canHaveFactor(viewer) && isPerson(viewer), viewer);
  await write((tx) => countConfirming(tx, viewer.id));
  await showWho(viewer, input.current);
  await write((tx) => countCode(tx, viewer.id));
  const codes = await write(async (tx) => {
    const by = await useCode(tx, viewer.id, input.code);
    const act = by === undefined ? "code-refused" : "renew-recovery-codes";
    await record(tx, viewer, act, { type: "member", id: viewer.id }, { by: by ?? null });
    if (by === undefined) return undefined;
    await forgiveCode(tx, viewer.id);
    const [member] = await tx.select({ email: members.email }).from(members).where(eq(members.id, viewer.id));
    await mailAccount(tx, { kind: "recovery-codes", memberId: viewer.id, address: member?.email ?? "" });
    return insertRecoveryCodes(tx, viewer.id);
  });
  if (codes === undefined) throw new Invalid({ code: WRONG_CODE });
  return { codes };
}
