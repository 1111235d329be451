import { and, eq, ne } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { countAccountMail } from "#lib/accounts/account-limits";
import { mailLink } from "#lib/accounts/mail-link";
import { canAskForMail } from "#lib/accounts/policy";
import { HOUSE_HANDLE } from "#lib/accounts/rules";
import type { AskByEmail } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/** Sends a link to set a new password, if the email has an account; the answer is the same if it has none. Throws TooMany. */
export async function askForReset(viewer: Viewer, input: AskByEmail, address: string): Promise<void> {
  authorize(canAskForMail(viewer), viewer);
  await write((tx) => countAccountMail(tx, input.email, address));
  await write(async (tx) => {
    const [member] = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.email, input.email), ne(members.handle, HOUSE_HANDLE)));
    if (member) await mailLink(tx, { purpose: "reset-password", memberId: member.id, email: input.email });
    await record(tx, viewer, "ask-for-reset", { type: "member", id: member?.id ?? 0 });
  });
}
