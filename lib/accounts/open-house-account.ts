import { write } from "#db/client";
import { houseAccount } from "#lib/accounts/house-account";
import { canOpenHouseAccount } from "#lib/accounts/policy";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { System, Viewer } from "#lib/viewer";

/** The house's own account, made when it is first needed: what the program and its operator do stands under it. */
export async function openHouseAccount(viewer: Viewer): Promise<System> {
  return write(async (tx) => {
    authorize(canOpenHouseAccount(viewer), viewer);
    const { id, isNew } = await houseAccount(tx);
    if (isNew) await record(tx, viewer, "open-house-account", { type: "member", id });
    return { role: "system", id };
  });
}
