import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { canResetFactor } from "#lib/accounts/policy";
import { removeFactor } from "#lib/accounts/remove-factor";
import type { ResetFactor } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/**
 * Takes away the second step of a member who lost both the app and the recovery codes, for the operator, who made sure that
 * it is them. They are signed out everywhere and told by mail. Throws Invalid (nobody has the handle), Conflict (it is off).
 */
export async function resetFactor(viewer: Viewer, input: ResetFactor): Promise<void> {
  await write(async (tx) => {
    authorize(canResetFactor(viewer), viewer);
    const handle = input.handle.toLowerCase();
    const [member] = await tx.select({ id: members.id }).from(members).where(eq(members.handle, handle));
    if (!member) throw new Invalid({ handle: "There is no member with this handle." });
    if (!(await removeFactor(tx, member.id, { tells: "factor-reset" })))
      throw new Conflict(`The second step of ${handle} is off.`);
    await record(tx, viewer, "reset-factor", { type: "member", id: member.id });
  });
}
