import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members, secondFactors, sessions } from "#db/schema/accounts";
import { countConfirming } from "#lib/accounts/account-limits";
import { endSessions } from "#lib/accounts/end-sessions";
import { factorKey, stepOfCode } from "#lib/accounts/factor-key";
import { insertRecoveryCodes } from "#lib/accounts/insert-recovery-codes";
import { mailAccount } from "#lib/accounts/mail-account";
import { canHaveFactor } from "#lib/accounts/policy";
import { refuseUnconfirmed } from "#lib/accounts/refuse-unconfirmed";
import type { EnterCode } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Turns a member's second step on, by the first code of the app that has the key; from now on each sign-in asks for one.
 * All other devices are signed out, and they are told by mail. Answers the recovery codes. Throws Invalid (the code),
 * Forbidden (to be confirmed first), Conflict, TooMany.
 */
export async function turnOnFactor(viewer: Viewer, input: EnterCode): Promise<{ codes: string[] }> {
  authorize(canHaveFactor(viewer) && isPerson(viewer), viewer);
  await write((tx) => countConfirming(tx, viewer.id));
  return write(async (tx) => {
    await refuseUnconfirmed(tx, viewer);
    const [known] = await tx
      .select({ nonce: sessions.factorNonce, email: members.email, factor: secondFactors.memberId })
      .from(sessions)
      .innerJoin(members, eq(members.id, sessions.memberId))
      .leftJoin(secondFactors, eq(secondFactors.memberId, members.id))
      .where(eq(sessions.id, viewer.sessionId));
    if (known?.factor) throw new Conflict("Your second step is on already.");
    if (!known?.nonce) throw new Conflict("There is no key for your app yet. Please begin again.");
    const { nonce, email } = known;
    const now = new Date();
    const step = stepOfCode(factorKey(viewer.id, nonce), input.code, now);
    if (step === undefined) throw new Invalid({ code: NOT_OF_THIS_KEY });
    await tx.insert(secondFactors).values({ memberId: viewer.id, nonce, lastStep: step, createdAt: now });
    await tx.update(sessions).set({ factorNonce: null }).where(eq(sessions.memberId, viewer.id));
    const codes = await insertRecoveryCodes(tx, viewer.id);
    await endSessions(tx, viewer.id, viewer.sessionId);
    await mailAccount(tx, { kind: "factor-on", memberId: viewer.id, address: email });
    await record(tx, viewer, "turn-on-factor", { type: "member", id: viewer.id });
    return { codes };
  });
}

const NOT_OF_THIS_KEY =
  "This is not the code for this key. Please take the one that the app shows now; if it is refused again, look whether the clock of that device is right.";
