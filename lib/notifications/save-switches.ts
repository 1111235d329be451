import { sql } from "drizzle-orm";
import { write } from "#db/client";
import { notificationSwitches } from "#db/schema/notifications";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { canSaveSwitches } from "#lib/notifications/policy";
import { ALWAYS_ON_PAGE } from "#lib/notifications/rules";
import type { SaveSwitches } from "#lib/notifications/schema";
import { actorId, type Viewer } from "#lib/viewer";

const PER_MEMBER: Limit = { name: "save-notification-switches", hits: 60, seconds: 60 * 60 };

/** Keeps what a member wants to be told, for every kind. Throws TooMany after 60 an hour. */
export async function saveSwitches(viewer: Viewer, { switches }: SaveSwitches): Promise<void> {
  return write(async (tx) => {
    authorize(canSaveSwitches(viewer), viewer);
    const memberId = actorId(viewer) ?? 0;
    await countHit(tx, PER_MEMBER, String(memberId));
    await tx
      .insert(notificationSwitches)
      .values(
        switches.map((each) => ({ ...each, memberId, onPage: each.onPage || ALWAYS_ON_PAGE.includes(each.kind) })),
      )
      .onConflictDoUpdate({
        target: [notificationSwitches.memberId, notificationSwitches.kind],
        set: { onPage: sql`excluded.on_page`, byMail: sql`excluded.by_mail` },
      });
    await record(tx, viewer, "save-notification-switches", { type: "member", id: memberId });
  });
}
