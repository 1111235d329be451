import { and, eq, isNull } from "drizzle-orm";
import { read } from "#db/client";
import { members, sessions } from "#db/schema/accounts";
import { passwordMatches } from "#lib/accounts/password";
import { NO_PASSWORD } from "#lib/accounts/rules";
import { isConfirmed } from "#lib/accounts/session-life";
import { Forbidden, Invalid } from "#lib/errors";
import type { Person } from "#lib/viewer";

/**
 * Has a member show again who they are, before they change how they sign in: by their password, or, where they have none,
 * by a sign-in of the last ten minutes. Answers the hash as it was. Throws Invalid (a wrong password), Forbidden.
 */
export async function showWho(viewer: Person, current: string | undefined): Promise<string> {
  const [row] = await read((db) =>
    db
      .select({ passwordHash: members.passwordHash, session: sessions })
      .from(sessions)
      .innerJoin(members, eq(members.id, sessions.memberId))
      .where(and(eq(sessions.id, viewer.sessionId), isNull(sessions.endedAt))),
  );
  if (!row) throw new Forbidden("Please sign in first.", { signInFirst: true });
  if (row.passwordHash === NO_PASSWORD) {
    if (isConfirmed(row.session, new Date())) return row.passwordHash;
    throw new Forbidden("Please sign out and in again first: this can be done within ten minutes of signing in.");
  }
  if (!(await passwordMatches(current ?? "", row.passwordHash)))
    throw new Invalid({ current: "This is not your current password." });
  return row.passwordHash;
}
