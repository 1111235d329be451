import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { showWho } from "#lib/accounts/show-who";
import { record } from "#lib/audit/record";
import { authorize, Conflict } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { erase } from "#lib/privacy/erase";
import { findLeaving } from "#lib/privacy/find-leaving";
import { leaveNoTraceInTheEnd } from "#lib/privacy/leave-no-trace";
import { canEraseAccount } from "#lib/privacy/policy";
import type { EraseAccount } from "#lib/privacy/schema";
import { isPerson, type Viewer } from "#lib/viewer";

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
  // Whoever finds a device that is signed in must not be able to take an account away with it.
  await showWho(viewer, input.current);
  const leaving = await write(async (tx) => {
    const member = await findLeaving(tx, eq(members.id, viewer.id));
    if (member?.role !== "member") throw new Conflict("Your account changed meanwhile. Please try again.");
    const count = await erase(tx, viewer, member, input.mode);
    await record(tx, viewer, "erase-member", { type: "member", id: viewer.id }, { mode: input.mode, arguments: count });
    return member;
  });
  await leaveNoTraceInTheEnd(leaving);
}
