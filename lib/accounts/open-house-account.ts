import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { insertMember } from "#lib/accounts/insert-member";
import { canOpenHouseAccount } from "#lib/accounts/policy";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { System, Viewer } from "#lib/viewer";

const HANDLE = "editors";
/** No password has this hash, so nobody can sign in as the house. */
const NO_PASSWORD = "none";

/** The house's own account, made when it is first needed: what the program and its operator do stands under it. */
export async function openHouseAccount(viewer: Viewer): Promise<System> {
  return write(async (tx) => {
    authorize(canOpenHouseAccount(viewer), viewer);
    const [known] = await tx.select({ id: members.id }).from(members).where(eq(members.handle, HANDLE));
    if (known) return { role: "system", id: known.id };
    const id = await insertMember(tx, {
      handle: HANDLE,
      email: `${HANDLE}@localhost`,
      passwordHash: NO_PASSWORD,
      role: "member",
    });
    await record(tx, viewer, "open-house-account", { type: "member", id });
    return { role: "system", id };
  });
}
