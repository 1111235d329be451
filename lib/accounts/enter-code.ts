import { and, eq, gt } from "drizzle-orm";
import { read, write } from "#db/client";
import { awaitedCodes } from "#db/schema/accounts";
import { countCode, countCodeFrom, forgiveCode } from "#lib/accounts/account-limits";
import { beginSessionByCode } from "#lib/accounts/begin-session";
import { hashOfToken } from "#lib/accounts/link-token";
import { canSignIn } from "#lib/accounts/policy";
import type { EnterCode } from "#lib/accounts/schema";
import { AWAITED_OVER, WRONG_CODE } from "#lib/accounts/sentences";
import { useCode } from "#lib/accounts/use-code";
import { record } from "#lib/audit/record";
import { authorize, Forbidden, Invalid } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

type Input = EnterCode & { token: string };

/**
 * Ends a sign-in that waits for a code: by one from the app or a recovery code a session begins. Throws Invalid (a wrong
 * or used code), Forbidden (they showed who they are more than ten minutes ago, or in another browser; suspended), TooMany.
 */
export async function enterCode(
  viewer: Viewer,
  { code, token }: Input,
  address: string,
  device: string | null = null,
): Promise<{ sessionId: string }> {
  authorize(canSignIn(viewer), viewer, "You are signed in already.");
  await write((tx) => countCodeFrom(tx, address));
  const isAwaited = () => and(eq(awaitedCodes.tokenHash, hashOfToken(token)), gt(awaitedCodes.expiresAt, new Date()));
  const [awaited] = await read((db) =>
    db.select({ memberId: awaitedCodes.memberId }).from(awaitedCodes).where(isAwaited()),
  );
  if (!awaited) throw new Forbidden(AWAITED_OVER.words, { link: AWAITED_OVER.link });
  const { memberId } = awaited;
  await write((tx) => countCode(tx, memberId));
  const sessionId = await write(async (tx) => {
    const [still] = await tx.select({ memberId: awaitedCodes.memberId }).from(awaitedCodes).where(isAwaited());
    if (!still) throw new Forbidden(AWAITED_OVER.words, { link: AWAITED_OVER.link });
    const by = await useCode(tx, memberId, code);
    if (by === undefined) {
      await record(tx, viewer, "code-refused", { type: "member", id: memberId });
      return undefined;
    }
    await tx.delete(awaitedCodes).where(isAwaited());
    await forgiveCode(tx, memberId);
    const begun = await beginSessionByCode(tx, { memberId, device });
    await record(tx, { role: "system", id: memberId }, "enter-code", { type: "member", id: memberId }, { by });
    return begun;
  });
  if (sessionId === undefined) throw new Invalid({ code: WRONG_CODE });
  return { sessionId };
}
