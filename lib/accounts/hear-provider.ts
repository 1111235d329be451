import { write } from "#db/client";
import { canAskProvider } from "#lib/accounts/policy";
import { countProviderStep } from "#lib/accounts/provider-limit";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/** Lets an answer of a provider be taken up, which has us ask the provider in turn. Throws TooMany. */
export async function hearProvider(viewer: Viewer, input: { provider: string }, address: string): Promise<void> {
  await write(async (tx) => {
    authorize(canAskProvider(viewer), viewer);
    await countProviderStep(tx, address);
    await record(tx, viewer, "hear-provider", { type: "member", id: 0 }, { provider: input.provider });
  });
}
