import { eq } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { notices } from "#db/schema/cases";
import { mails } from "#db/schema/notifications";
import { threads } from "#db/schema/threads";
import { record } from "#lib/audit/record";
import { openCase } from "#lib/cases/open-case";
import { config } from "#lib/config";
import { authorize, Invalid } from "#lib/errors";
import { countHit } from "#lib/limits/count-hit";
import { newReceipt } from "#lib/notices/new-receipt";
import { openCaseOfNotice } from "#lib/notices/open-case-of-notice";
import { type Place, placeOf } from "#lib/notices/place";
import { canSendNotice } from "#lib/notices/policy";
import { ADDRESS_LENGTH, PER_ADDRESS, PER_EMAIL } from "#lib/notices/rules";
import type { SendNotice } from "#lib/notices/schema";
import { VISITOR, type Viewer } from "#lib/viewer";

/**
 * Takes a notice of illegal content from anybody, puts it before the moderators and answers the number of its receipt.
 * `address` is the network that it comes from, which is counted and not kept. Throws Invalid when what it names is not
 * on this forum, TooMany after 5 an hour.
 */
export async function sendNotice(viewer: Viewer, input: SendNotice, address: string): Promise<{ receipt: string }> {
  authorize(canSendNotice(viewer), viewer);
  const place = placeOf(input.address, config().origin);
  if (!place || place.address.length > ADDRESS_LENGTH)
    throw new Invalid({ address: "Please give an address of this forum, copied from the top of your browser." });
  return write(async (tx) => {
    const argumentId = await decidableAt(tx, place);
    await countHit(tx, PER_ADDRESS, address);
    if (input.email !== undefined) await countHit(tx, PER_EMAIL, input.email);
    const now = new Date();
    const receipt = newReceipt();
    const [notice] = await tx
      .insert(notices)
      .values({
        receipt,
        argumentId,
        address: place.address,
        law: input.law,
        explanation: input.explanation,
        isAgainstChildren: input.offence === "children",
        name: input.name ?? null,
        email: input.email ?? null,
        createdAt: now,
      })
      .returning({ id: notices.id });
    if (!notice) throw new Error("The notice was not written.");
    if (argumentId !== null) await openCase(tx, argumentId, { why: "notice" });
    else await openCaseOfNotice(tx, { id: notice.id, createdAt: now });
    if (input.email !== undefined)
      await tx.insert(mails).values({ noticeId: notice.id, kind: "receipt", createdAt: now, tries: 0, nextTryAt: now });
    // A notice belongs to no account, also when a member sends it.
    await record(tx, VISITOR, "send-notice", { type: "notice", id: notice.id }, { argument: argumentId });
    return { receipt };
  });
}

/**
 * The number of the argument at an address, when there is still something to decide on it; null for other pages, and
 * for what is deleted or hidden already. Throws Invalid when no argument ever stood there.
 */
async function decidableAt(tx: Transaction, { argument }: Place): Promise<number | null> {
  if (!argument) return null;
  const [row] = await tx
    .select({
      thread: threads.slug,
      hiddenById: argumentsTable.hiddenById,
      held: argumentsTable.held,
      deletedById: argumentsTable.deletedById,
    })
    .from(argumentsTable)
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .where(eq(argumentsTable.id, argument.id));
  if (row?.thread !== argument.thread)
    throw new Invalid({ address: "There is no argument at this address. Please copy it once more." });
  const isDecided = row.deletedById !== null || (row.hiddenById !== null && !row.held);
  return isDecided ? null : argument.id;
}
