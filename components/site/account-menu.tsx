"use client";
import { usePathname } from "next/navigation";
import type { MouseEvent } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { NotificationsLink } from "#components/notifications/notifications-link";
import { Icon } from "#components/ui/icon";
import { signOutAction } from "#lib/accounts/actions";
import { TURN_ON } from "#lib/accounts/sentences";

/** The end of the header: the way in for visitors, name and way out for members. On a phone each is an icon, and none is left out. */
export function AccountMenu() {
  const { member, unread } = useViewer();
  const pathname = usePathname();
  if (!member) {
    const then = pathname === "/" || pathname.startsWith("/sign") ? "" : `?then=${encodeURIComponent(pathname)}`;
    return (
      <>
        <noscript>
          <a href="/settings" className="inline-flex h-9 items-center text-sm font-medium">
            Your account
          </a>
        </noscript>
        <a
          href={`/signup${then}`}
          onClick={then ? withQuery : undefined}
          className="inline-flex h-9 items-center text-sm font-medium"
        >
          Sign up
        </a>
        <a
          href={`/signin${then}`}
          onClick={then ? withQuery : undefined}
          className="inline-flex h-9 items-center rounded-full bg-ink px-4 text-sm font-medium text-paper"
        >
          Sign in
        </a>
      </>
    );
  }
  return (
    <>
      {member.role !== "member" && (
        <a
          href="/moderation"
          className="inline-flex h-9 min-w-6 items-center justify-center pointer-coarse:h-11 pointer-coarse:min-w-10 text-sm text-soft"
        >
          <Icon name="gavel" className="size-5 @[45rem]:hidden" />
          <span className="@max-[45rem]:sr-only">Review</span>
        </a>
      )}
      {member.waitingRole && (
        <a
          href={TURN_ON.href}
          className="inline-flex h-9 min-w-6 items-center justify-center pointer-coarse:h-11 pointer-coarse:min-w-10 text-sm font-medium text-alert"
        >
          <Icon name="lock" className="size-5 @[45rem]:hidden" />
          <span className="@max-[45rem]:sr-only">{TURN_ON.words}</span>
        </a>
      )}
      {member.role === "admin" && (
        <>
          <a href="/admin/threads" className="hidden h-9 items-center text-sm text-soft @[38rem]:inline-flex">
            Articles
          </a>
          <a href="/admin/members" className="hidden h-9 items-center text-sm text-soft @[38rem]:inline-flex">
            Members
          </a>
          <a href="/admin/rules" className="hidden h-9 items-center text-sm text-soft @[38rem]:inline-flex">
            Words
          </a>
        </>
      )}
      <NotificationsLink unread={unread} />
      <a
        href="/settings"
        className="inline-flex h-9 min-w-0 items-center justify-center text-sm font-medium @max-[24rem]:min-w-9 pointer-coarse:h-11 pointer-coarse:@max-[24rem]:min-w-11"
      >
        <Icon name="user" className="size-5 @[24rem]:hidden" />
        <bdi className="truncate @max-[24rem]:sr-only">{member.handle}</bdi>
      </a>
      <form action={signOutAction}>
        <button
          type="submit"
          className="inline-flex h-9 min-w-9 items-center justify-center whitespace-nowrap rounded-full text-sm font-medium @[24rem]:border @[24rem]:border-edge @[24rem]:px-4 pointer-coarse:min-w-11"
        >
          <Icon name="log-out" className="size-5 @[24rem]:hidden" />
          <span className="@max-[24rem]:sr-only">Sign out</span>
        </button>
      </form>
    </>
  );
}

/** Back to what was searched or chosen, too, which a page that is the same for everybody does not know of. */
function withQuery({ currentTarget }: MouseEvent<HTMLAnchorElement>) {
  currentTarget.search = `?then=${encodeURIComponent(location.pathname + location.search)}`;
}
