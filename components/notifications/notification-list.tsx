import { MarkAllRead } from "#components/notifications/mark-all-read";
import { NotificationItem } from "#components/notifications/notification-item";
import { Empty } from "#components/ui/empty";
import { PageLinks } from "#components/ui/page-links";
import type { NotificationPage } from "#lib/notifications/queries";

type Props = { page: NotificationPage; unread: number; isFirstPage: boolean };

/** What a member was told, newest first. Opening it marks nothing: each is read when it is followed, or all at once. */
export function NotificationList({ page, unread, isFirstPage }: Props) {
  const newest = page.notifications[0]?.id;
  return (
    <section aria-labelledby="told">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 id="told" tabIndex={-1} className="font-serif text-xl font-semibold">
          {isFirstPage ? "Latest" : "Older notifications"}
        </h2>
        {isFirstPage && unread > 0 && newest && <MarkAllRead upTo={newest} />}
      </div>
      {page.notifications.length === 0 && (
        <Empty>
          Nothing yet. You are told here when somebody replies to you, mentions you with @ and your handle, or is moved
          by what you wrote.
        </Empty>
      )}
      <ol className="space-y-3">
        {page.notifications.map((view) => (
          <li key={view.id}>
            <NotificationItem view={view} />
          </li>
        ))}
      </ol>
      <PageLinks
        first={!isFirstPage && "/notifications"}
        next={page.next !== null && `/notifications?before=${page.next}`}
        nextWords="Older notifications"
      />
    </section>
  );
}
