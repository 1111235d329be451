import { and, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { awaitedCodes, sessions } from "#db/schema/accounts";

/**
 * Ends the sessions of a member, all or all but one, and answers how many: their cookies are worth nothing from now on. So
 * are sign-ins that wait for a code.
 */
export async function endSessions(tx: Transaction, memberId: number, except?: string): Promise<number> {
  await tx.delete(awaitedCodes).where(eq(awaitedCodes.memberId, memberId));
  const ended = await tx
    .update(sessions)
    .set({ endedAt: new Date() })
    .where(
      and(
        eq(sessions.memberId, memberId),
        isNull(sessions.endedAt),
        except === undefined ? undefined : ne(sessions.id, except),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}
