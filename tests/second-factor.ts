import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { read } from "#db/client";
import { secondFactors } from "#db/schema/accounts";
import { getPreparedKey } from "#lib/accounts/factor-queries";
import { prepareFactor } from "#lib/accounts/prepare-factor";
import { turnOnFactor } from "#lib/accounts/turn-on-factor";
import type { Person } from "#lib/viewer";

const STEP_MS = 30_000;

/** What an app shows that has this key, as it was told to it; `later`: so many half minutes from now. */
export function codeOf(key: string, later = 0): string {
  const app = new TOTP({ secret: Secret.fromBase32(key) });
  return app.generate({ timestamp: Date.now() + later * STEP_MS });
}

/**
 * Turns a member's second step on as they would, by the code of half a minute ago, so that those of now and of the next
 * half minute are left. Answers the key that the app has, and the recovery codes.
 */
export async function turnedOn(who: Person, current?: string): Promise<{ key: string; codes: string[] }> {
  await prepareFactor(who, { current });
  const prepared = await getPreparedKey(who);
  if (!prepared) throw new Error("No key was made.");
  const { codes } = await turnOnFactor(who, { code: codeOf(prepared.text, -1) });
  return { key: prepared.text, codes };
}

/** Whether a member has a second factor now. */
export const hasFactor = async (memberId: number): Promise<boolean> =>
  (await read((db) => db.$count(secondFactors, eq(secondFactors.memberId, memberId)))) === 1;
