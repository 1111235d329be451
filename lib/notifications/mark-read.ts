import { and, eq, isNull, lte } from "drizzle-orm";
import { write } from "#db/client";
import { notifications } from "#db/schema/notifications";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { canReadNotifications } from "#lib/notifications/policy";
import { isOnPage } from "#lib/notifications/rows";
import type { MarkRead } from "#lib/notifications/schema";
import { actorId, type Viewer } from "#lib/viewer";

/**
 * Marks one of the viewer's notifications as read, or all on the page up to one, so that none goes that came while they
 * looked, and none that they want by mail alone.
 */
export async function markRead(viewer: Viewer, input: MarkRead): Promise<{ count: number }> {
  return write(async (tx) => {
    authorize(canReadNotifications(viewer), viewer);
    const memberId = actorId(viewer) ?? 0;
    const which = "id" in input ? eq(notifications.id, input.id) : and(lte(notifications.id, input.upTo), isOnPage(tx));
    const marked = await tx
      .update(notifications)
      .set({ readAt: new Date() })
      .where(and(eq(notifications.memberId, memberId), isNull(notifications.readAt), which))
      .returning({ id: notifications.id });
    const count = marked.length;
    // Following one is reading, which is in no record that outlives it; marking all is something that a person does.
    if (count > 0 && "upTo" in input)
      await record(tx, viewer, "read-notifications", { type: "member", id: memberId }, { count });
    return { count };
  });
}
