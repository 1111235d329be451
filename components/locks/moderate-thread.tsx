"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { Icon } from "#components/ui/icon";

/** For moderators alone: the way to lock a thread or slow it down. */
export function ModerateThread({ slug }: { slug: string }) {
  const { member } = useViewer();
  const address = `/threads/${slug}/moderate`;
  if (member && member.role !== "member") {
    return (
      <a href={address} className="tool min-h-11">
        <Icon name="gavel" className="size-3.5" />
        Moderate the thread
      </a>
    );
  }
  return (
    <noscript>
      <a href={address} className="tool min-h-11">
        For moderators: lock or slow the thread
      </a>
    </noscript>
  );
}
