import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { NOTIFICATION_KINDS, notificationSwitches } from "#db/schema/notifications";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { memberOfToken } from "#lib/notifications/unsubscribe-token";
import type { Viewer } from "#lib/viewer";

/**
 * Switches all mail off for the member whose link this is, whoever holds it; a second time changes nothing. Throws
 * Forbidden when it is not ours.
 */
export async function unsubscribe(viewer: Viewer, { token }: { token: string }): Promise<void> {
  const memberId = memberOfToken(token);
  return write(async (tx) => {
    authorize(memberId !== undefined, { role: "who holds the link" }, "This link does not work (any more).");
    const switched = await tx
      .insert(notificationSwitches)
      .values(NOTIFICATION_KINDS.map((kind) => ({ memberId, kind, onPage: true, byMail: false })))
      .onConflictDoUpdate({
        target: [notificationSwitches.memberId, notificationSwitches.kind],
        set: { byMail: false },
        setWhere: eq(notificationSwitches.byMail, true),
      })
      .returning({ kind: notificationSwitches.kind });
    if (switched.length > 0) await record(tx, viewer, "unsubscribe", { type: "member", id: memberId });
  });
}
