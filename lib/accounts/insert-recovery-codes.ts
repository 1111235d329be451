import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { recoveryCodes } from "#db/schema/accounts";
import { hashOfRecoveryCode, newRecoveryCode } from "#lib/accounts/recovery-code";
import { RECOVERY_CODES } from "#lib/accounts/rules";

/** Gives a member new recovery codes, which make those of before worthless. They are answered here and never again. */
export async function insertRecoveryCodes(tx: Transaction, memberId: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  const createdAt = new Date();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.memberId, memberId));
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ memberId, codeHash: hashOfRecoveryCode(memberId, code), createdAt })));
  return codes;
}
