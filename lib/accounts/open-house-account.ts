import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { insertMember } from "#lib/accounts/insert-member";
import { canOpenHouseAccount } from "#lib/accounts/policy";
import { HOUSE_HANDLE } from "#lib/accounts/rules";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { System, Viewer } from "#lib/viewer";

/** No password has this hash, so nobody can sign in as the house. */
const NO_PASSWORD = "none";

/** The house's own account, made when it is first needed: what the program and its operator do stands under it. */
export async function openHouseAccount(viewer: Viewer): Promise<System> {
  return write(async (tx) => {
    authorize(canOpenHouseAccount(viewer), viewer);
    const [known] = await tx.select({ id: members.id }).from(members).where(eq(members.handle, HOUSE_HANDLE));
    if (known) return { role: "system", id: known.id };
    const id = await insertMember(tx, {
      handle: HOUSE_HANDLE,
      email: `${HOUSE_HANDLE}@localhost`,
      passwordHash: NO_PASSWORD,
      role: "member",
    });
    await record(tx, viewer, "open-house-account", { type: "member", id });
    return { role: "system", id };
  });
}
