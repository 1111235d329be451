import { and, eq, gt } from "drizzle-orm";
import { read, write } from "#db/client";
import { members, sessions } from "#db/schema/accounts";
import { passwordMatches } from "#lib/accounts/password";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Forbidden, Invalid } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { erase } from "#lib/privacy/erase";
import { leaveNoTrace } from "#lib/privacy/leave-no-trace";
import { canEraseAccount } from "#lib/privacy/policy";
import { RECENT_SIGN_IN_MS } from "#lib/privacy/rules";
import type { EraseAccount } from "#lib/privacy/schema";
import { isPerson, type Person, type Viewer } from "#lib/viewer";

const PER_ACCOUNT: Limit = { name: "erase-account", hits: 10, seconds: 15 * 60 };

/**
 * Takes a member's own account away, for good: their arguments stay without a name, or go blank as well. Throws Invalid
 * when the password is wrong, Forbidden when a member without one signed in too long ago, or has a role to give back.
 */
export async function eraseAccount(viewer: Viewer, input: EraseAccount): Promise<void> {
  authorize(isPerson(viewer), viewer);
  authorize(
    canEraseAccount(viewer),
    viewer,
    "You decide about others here. Ask an admin to make you a member first; the last admin makes somebody else an admin before that.",
  );
  await write((tx) => countHit(tx, PER_ACCOUNT, String(viewer.id)));
  await requireProof(viewer, input.password);
  const leaving = await write(async (tx) => {
    const [member] = await tx
      .select({
        id: members.id,
        handle: members.handle,
        email: members.email,
        role: members.role,
        joinedAt: members.createdAt,
      })
      .from(members)
      .where(eq(members.id, viewer.id));
    if (member?.role !== "member") throw new Conflict("Your account changed meanwhile. Please try again.");
    const count = await erase(tx, viewer, member, input.mode);
    await record(tx, viewer, "erase-member", { type: "member", id: viewer.id }, { mode: input.mode, arguments: count });
    return member;
  });
  await leaveNoTrace(leaving);
}

/** Whoever finds a device that is signed in must not be able to take an account away with it. */
async function requireProof(viewer: Person, password: string): Promise<void> {
  const [member] = await read((db) =>
    db.select({ passwordHash: members.passwordHash }).from(members).where(eq(members.id, viewer.id)),
  );
  if (member?.passwordHash.startsWith("$")) {
    if (await passwordMatches(password, member.passwordHash)) return;
    throw new Invalid({ password: "This is not your password." });
  }
  const since = new Date(Date.now() - RECENT_SIGN_IN_MS);
  const recent = and(eq(sessions.id, viewer.sessionId), gt(sessions.createdAt, since));
  if ((await read((db) => db.$count(sessions, recent))) > 0) return;
  throw new Forbidden("To show that it is you, please sign out, sign in again, and come back within ten minutes.");
}
