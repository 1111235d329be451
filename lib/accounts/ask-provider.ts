import { write } from "#db/client";
import { canAskProvider } from "#lib/accounts/policy";
import { countProviderStep } from "#lib/accounts/provider-limit";
import { refuseUnconfirmed } from "#lib/accounts/refuse-unconfirmed";
import { record } from "#lib/audit/record";
import { providers } from "#lib/config";
import { authorize, NotFound } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Lets somebody be sent to a provider: a visitor to sign in, a member who showed lately who they are to link their account
 * there. Throws NotFound (no such provider), Forbidden (to be confirmed first), TooMany.
 */
export async function askProvider(viewer: Viewer, input: { provider: string }, address: string): Promise<void> {
  await write(async (tx) => {
    authorize(canAskProvider(viewer), viewer);
    const known = providers().find(({ id }) => id === input.provider);
    if (!known) throw new NotFound("There is no such way to sign in.");
    await countProviderStep(tx, address);
    if (isPerson(viewer)) await refuseUnconfirmed(tx, viewer);
    await record(tx, viewer, "ask-provider", { type: "member", id: 0 }, { provider: known.id });
  });
}
