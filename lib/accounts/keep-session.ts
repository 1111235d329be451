import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client";
import { members, sessions } from "#db/schema/accounts";
import { canKeepSessions } from "#lib/accounts/policy";
import { endOfSession, isUseToBeNoted } from "#lib/accounts/session-life";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/**
 * Notes that a session is used, which is no act and recorded nowhere else; one that is over ends with that, which is.
 * The program's own work, done after an answer and never waited for.
 */
export async function keepSession(viewer: Viewer, sessionId: string): Promise<void> {
  await write(async (tx) => {
    authorize(canKeepSessions(viewer), viewer);
    const now = new Date();
    const live = and(eq(sessions.id, sessionId), isNull(sessions.endedAt));
    const [row] = await tx
      .select({ session: sessions, role: members.role })
      .from(sessions)
      .innerJoin(members, eq(members.id, sessions.memberId))
      .where(live);
    if (!row) return;
    if (endOfSession(row.session, row.role) > now) {
      if (isUseToBeNoted(row.session, now)) await tx.update(sessions).set({ lastSeenAt: now }).where(live);
      return;
    }
    await tx.update(sessions).set({ endedAt: now }).where(live);
    await record(tx, viewer, "session-over", { type: "member", id: row.session.memberId });
  });
}
