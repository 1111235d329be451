import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { HOUSE_HANDLE } from "#lib/accounts/rules";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid } from "#lib/errors";
import { erase } from "#lib/privacy/erase";
import { findLeaving } from "#lib/privacy/find-leaving";
import { isFormer } from "#lib/privacy/former";
import { leaveNoTrace } from "#lib/privacy/leave-no-trace";
import { canEraseMember } from "#lib/privacy/policy";
import type { Erasure } from "#lib/privacy/schema";
import type { Viewer } from "#lib/viewer";

/** By their handle, as the operator names them, or by what the list of erasures knows. */
type Who = { handle: string } | { id: number; joinedAt: Date };

/**
 * Forgets a member for the operator, whom they asked because they cannot sign in, or because a restored backup has them
 * again. Answers whether that is complete, or the files of the database have to wait for somebody else. Throws Invalid when
 * there is no such member, and Conflict for somebody with a role.
 */
export async function eraseMember(viewer: Viewer, input: Who & { mode: Erasure }): Promise<boolean> {
  const leaving = await write(async (tx) => {
    authorize(canEraseMember(viewer), viewer);
    const member = await ("handle" in input
      ? findLeaving(tx, eq(members.handle, input.handle))
      : findLeaving(tx, eq(members.id, input.id), eq(members.createdAt, input.joinedAt)));
    if (!member || isFormer(member.handle)) throw new Invalid({ handle: "There is no member with this handle." });
    if (member.handle === HOUSE_HANDLE) throw new Invalid({ handle: "The house account cannot be erased." });
    if ("handle" in input && member.role !== "member")
      throw new Conflict(`${member.handle} is ${member.role}. Make them a member first.`);
    // In an older backup they may still have the role that they gave back later.
    if (member.role !== "member") await tx.update(members).set({ role: "member" }).where(eq(members.id, member.id));
    const count = await erase(tx, viewer, member, input.mode);
    await record(tx, viewer, "erase-member", { type: "member", id: member.id }, { mode: input.mode, arguments: count });
    return member;
  });
  return leaveNoTrace(leaving);
}
