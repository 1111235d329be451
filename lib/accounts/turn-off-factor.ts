import { write } from "#db/client";
import { countCode, countConfirming, forgiveCode } from "#lib/accounts/account-limits";
import { canHaveFactor } from "#lib/accounts/policy";
import { removeFactor } from "#lib/accounts/remove-factor";
import type { ChangeFactor } from "#lib/accounts/schema";
import { WRONG_CODE } from "#lib/accounts/sentences";
import { showWho } from "#lib/accounts/show-who";
import { useCode } from "#lib/accounts/use-code";
import { record } from "#lib/audit/record";
import { authorize, Invalid } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Turns a member's second step off, by their password and a code; all other devices are signed out, and they are told by
 * mail. Where it is asked of moderators and admins, they have a member's rights alone from then on.
 * Throws Invalid, Forbidden (no password and no fresh sign-in), TooMany.
 */
export async function turnOffFactor(viewer: Viewer, input: ChangeFactor): Promise<void> {
  authorize(canHaveFactor(viewer) && isPerson(viewer), viewer);
  await write((tx) => countConfirming(tx, viewer.id));
  await showWho(viewer, input.current);
  await write((tx) => countCode(tx, viewer.id));
  const isRight = await write(async (tx) => {
    const by = await useCode(tx, viewer.id, input.code);
    if (by !== undefined) await removeFactor(tx, viewer.id, { tells: "factor-off", except: viewer.sessionId });
    if (by !== undefined) await forgiveCode(tx, viewer.id);
    const act = by === undefined ? "code-refused" : "turn-off-factor";
    await record(tx, viewer, act, { type: "member", id: viewer.id }, { by: by ?? null });
    return by !== undefined;
  });
  if (!isRight) throw new Invalid({ code: WRONG_CODE });
}
