import { and, count, desc, eq, isNull, lt } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";
import { NOTIFICATION_KINDS, notificationSwitches, notifications } from "#db/schema/notifications";
import { NotFound } from "#lib/errors";
import { isOnPage, isStillSo, selectNotifications } from "#lib/notifications/rows";
import { MOST_COUNTED, NOTIFICATIONS_ON_PAGE, type NotificationKind } from "#lib/notifications/rules";
import { asNotification, type NotificationView } from "#lib/notifications/view";
import { isPerson, type Viewer } from "#lib/viewer";

export type NotificationPage = { notifications: NotificationView[]; next: number | null };

/** What a member was told, newest first, without the kinds that they switched off on the page. */
export async function listNotifications(
  viewer: Viewer,
  before = Number.MAX_SAFE_INTEGER,
  size = NOTIFICATIONS_ON_PAGE,
): Promise<NotificationPage> {
  if (!isPerson(viewer)) return { notifications: [], next: null };
  const rows = await read((db) =>
    selectNotifications(db, and(eq(notifications.memberId, viewer.id), lt(notifications.id, before), isOnPage(db)))
      .orderBy(desc(notifications.id))
      .limit(size + 1),
  );
  const page = rows.slice(0, size);
  return { notifications: page.map(asNotification), next: rows.length > size ? (page.at(-1)?.id ?? null) : null };
}

/** One of the viewer's own notifications. Throws NotFound for anybody else's, and when it is not so any more. */
export async function getNotification(viewer: Viewer, id: number): Promise<NotificationView> {
  if (!isPerson(viewer)) throw new NotFound();
  const [row] = await read((db) =>
    selectNotifications(db, and(eq(notifications.id, id), eq(notifications.memberId, viewer.id))),
  );
  if (!row) throw new NotFound("What this told of is not there any more.");
  return asNotification(row);
}

/** How many are unread, as the page lists them; MOST_COUNTED + 1 stands for more. */
export async function countUnread(viewer: Viewer): Promise<number> {
  if (!isPerson(viewer)) return 0;
  const [row] = await read((db) => unreadOf(db, { memberId: viewer.id }));
  return row?.count ?? 0;
}

const unreadOf = prepared((db: Reader, given: Given<{ memberId: number }>) => {
  const unread = db
    .select({ id: notifications.id })
    .from(notifications)
    .leftJoin(argumentsTable, eq(argumentsTable.id, notifications.argumentId))
    .where(
      and(eq(notifications.memberId, given("memberId")), isNull(notifications.readAt), isOnPage(db), isStillSo(db)),
    )
    .limit(MOST_COUNTED + 1)
    .as("unread");
  return db.select({ count: count() }).from(unread);
});

export type Switch = { kind: NotificationKind; onPage: boolean; byMail: boolean };

/** What a member wants to be told, by kind. */
export async function listSwitches(viewer: Viewer): Promise<Switch[]> {
  if (!isPerson(viewer)) return [];
  const rows = await read((db) =>
    db
      .select({
        kind: notificationSwitches.kind,
        onPage: notificationSwitches.onPage,
        byMail: notificationSwitches.byMail,
      })
      .from(notificationSwitches)
      .where(eq(notificationSwitches.memberId, viewer.id)),
  );
  return NOTIFICATION_KINDS.map(
    (kind) => rows.find((row) => row.kind === kind) ?? { kind, onPage: true, byMail: true },
  );
}
