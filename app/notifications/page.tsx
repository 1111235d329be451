import type { Metadata } from "next";
import { FollowedThreads } from "#components/following/followed-threads";
import { NotificationList } from "#components/notifications/notification-list";
import { Page } from "#components/ui/page";
import { listFollowed } from "#lib/following/queries";
import { countUnread, listNotifications } from "#lib/notifications/queries";
import { NotificationId } from "#lib/notifications/schema";
import { requirePerson, type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Notifications", robots: { index: false } };

export default async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requirePerson("/notifications");
  const before = NotificationId.optional()
    .catch(undefined)
    .parse(single((await searchParams).before));
  const page = await listNotifications(viewer, before);
  const unread = await countUnread(viewer);
  return (
    <Page
      title="Notifications"
      intro={
        <a href="/settings/notifications" className="link text-base">
          Choose what you are told, and how
        </a>
      }
    >
      <NotificationList page={page} unread={unread} isFirstPage={before === undefined} />
      {before === undefined && <FollowedThreads threads={await listFollowed(viewer.id)} />}
    </Page>
  );
}
