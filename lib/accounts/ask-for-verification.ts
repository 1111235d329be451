import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { countAccountMail } from "#lib/accounts/account-limits";
import { mailLink } from "#lib/accounts/mail-link";
import { canAskForMail } from "#lib/accounts/policy";
import type { AskByEmail } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/** Sends the link that finishes an account again, if one waits for it; the answer is the same if none does. Throws TooMany. */
export async function askForVerification(viewer: Viewer, input: AskByEmail, address: string): Promise<void> {
  authorize(canAskForMail(viewer), viewer);
  await write((tx) => countAccountMail(tx, input.email, address));
  await write(async (tx) => {
    const [member] = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.email, input.email), isNull(members.verifiedAt)));
    if (member) await mailLink(tx, { purpose: "verify-email", memberId: member.id, email: input.email });
    await record(tx, viewer, "ask-for-verification", { type: "member", id: member?.id ?? 0 });
  });
}
