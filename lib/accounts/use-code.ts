import { and, eq, lt } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { recoveryCodes, secondFactors } from "#db/schema/accounts";
import { factorKey, stepOfCode } from "#lib/accounts/factor-key";
import { hashOfRecoveryCode } from "#lib/accounts/recovery-code";

/**
 * Uses up a code: one from the app, which must be newer than the last that was taken, or a recovery code, which goes.
 * Answers which of them it was; undefined when it is neither. Both are looked for, whatever it looks like.
 */
export async function useCode(
  tx: Transaction,
  memberId: number,
  typed: string,
): Promise<"app" | "recovery" | undefined> {
  const [factor] = await tx.select().from(secondFactors).where(eq(secondFactors.memberId, memberId));
  if (!factor) return undefined;
  const step = stepOfCode(factorKey(memberId, factor.nonce), typed, new Date()) ?? 0;
  const newer = await tx
    .update(secondFactors)
    .set({ lastStep: step })
    .where(and(eq(secondFactors.memberId, memberId), lt(secondFactors.lastStep, step)))
    .returning({ memberId: secondFactors.memberId });
  const codeHash = hashOfRecoveryCode(memberId, typed);
  const used = await tx
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.memberId, memberId), eq(recoveryCodes.codeHash, codeHash)))
    .returning({ codeHash: recoveryCodes.codeHash });
  if (newer.length > 0) return "app";
  return used.length > 0 ? "recovery" : undefined;
}
