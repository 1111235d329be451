import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { canGiveRoles } from "#lib/accounts/policy";
import { hasOtherAdmin } from "#lib/accounts/queries";
import { HOUSE_HANDLE } from "#lib/accounts/rules";
import type { GiveRole } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid } from "#lib/errors";
import { isFormer } from "#lib/privacy/former";
import type { Viewer } from "#lib/viewer";

/** Makes a member a member, moderator or admin from their next request on. Throws Conflict for the last admin. */
export async function giveRole(viewer: Viewer, input: GiveRole): Promise<void> {
  await write(async (tx) => {
    authorize(canGiveRoles(viewer), viewer);
    const handle = input.handle.toLowerCase();
    if (handle === HOUSE_HANDLE) throw new Invalid({ handle: "The house account has no role." });
    const [member] = await tx
      .select({ id: members.id, role: members.role })
      .from(members)
      .where(eq(members.handle, handle));
    if (!member || isFormer(handle)) throw new Invalid({ handle: "There is no member with this handle." });
    if (member.role === "admin" && input.role !== "admin" && !(await hasOtherAdmin(tx, member.id)))
      throw new Conflict("There would be no admin left. Make somebody else an admin first.");
    await tx.update(members).set({ role: input.role }).where(eq(members.id, member.id));
    await record(tx, viewer, "give-role", { type: "member", id: member.id }, { from: member.role, to: input.role });
  });
}
