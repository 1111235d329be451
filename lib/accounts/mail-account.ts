import type { Transaction } from "#db/client";
import { mails } from "#db/schema/notifications";

type AccountMail = {
  kind: Exclude<(typeof mails.$inferSelect)["kind"], "digest" | "receipt" | "outcome">;
  memberId: number;
  address: string;
  linkId?: number;
};

/** Puts a mail about a member's account among those that are sent after the commit. */
export async function mailAccount(tx: Transaction, mail: AccountMail): Promise<void> {
  const now = new Date();
  await tx.insert(mails).values({ ...mail, createdAt: now, tries: 0, nextTryAt: now });
}
