import { Icon } from "#components/ui/icon";
import { MOST_COUNTED } from "#lib/notifications/rules";

/** The way to what a member was told, with how much of it is unread. The number lies over the bell, so nothing moves. */
export function NotificationsLink({ unread }: { unread: number }) {
  const count = unread > MOST_COUNTED ? `${MOST_COUNTED}+` : String(unread);
  return (
    <a
      href="/notifications"
      className="relative inline-flex size-9 shrink-0 items-center justify-center rounded-full hover:bg-wash pointer-coarse:size-11"
    >
      <Icon name="bell" className="size-5" />
      <span className="sr-only">{nameOf(unread)}</span>
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="absolute -top-0.5 start-1/2 min-w-5 rounded-full border border-paper bg-ink px-1 text-center text-xs/4.5 font-semibold tabular-nums text-paper"
        >
          {count}
        </span>
      )}
    </a>
  );
}

function nameOf(unread: number): string {
  if (unread === 0) return "Notifications";
  return unread > MOST_COUNTED ? `Notifications, more than ${MOST_COUNTED} unread` : `Notifications, ${unread} unread`;
}
