import { and, eq, isNull, ne } from "drizzle-orm";
import { read, write } from "#db/client";
import { members, sessions } from "#db/schema/accounts";
import { hashPassword, passwordMatches, refuseCommonPassword } from "#lib/accounts/password";
import { canChangePassword } from "#lib/accounts/policy";
import type { ChangePassword } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { isPerson, type Viewer } from "#lib/viewer";

const PER_ACCOUNT: Limit = { name: "change-password", hits: 10, seconds: 15 * 60 };

/** Sets a new password and ends every other session of the member. Throws Invalid when the current one is wrong. */
export async function changePassword(viewer: Viewer, input: ChangePassword): Promise<void> {
  authorize(canChangePassword(viewer) && isPerson(viewer), viewer);
  await write((tx) => countHit(tx, PER_ACCOUNT, String(viewer.id)));
  const [member] = await read((db) =>
    db.select({ passwordHash: members.passwordHash }).from(members).where(eq(members.id, viewer.id)),
  );
  if (!member || !(await passwordMatches(input.current, member.passwordHash)))
    throw new Invalid({ current: "This is not your current password." });
  refuseCommonPassword(input.password);
  const passwordHash = await hashPassword(input.password);

  await write(async (tx) => {
    const changed = await tx
      .update(members)
      .set({ passwordHash })
      .where(and(eq(members.id, viewer.id), eq(members.passwordHash, member.passwordHash)))
      .returning({ id: members.id });
    if (changed.length === 0) throw new Conflict("Your password was changed elsewhere meanwhile.");
    await tx
      .update(sessions)
      .set({ endedAt: new Date() })
      .where(and(eq(sessions.memberId, viewer.id), ne(sessions.id, viewer.sessionId), isNull(sessions.endedAt)));
    await record(tx, viewer, "change-password", { type: "member", id: viewer.id });
  });
}
