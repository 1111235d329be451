"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { Icon } from "#components/ui/icon";

/** Says beside a thread that the member who reads follows it. */
export function FollowState({ thread }: { thread: string }) {
  const { follows } = useViewer();
  if (!follows.includes(thread)) return null;
  return (
    <span className="inline-flex items-center gap-1 text-xs font-semibold text-soft">
      <Icon name="check" className="size-3.5" />
      Following
    </span>
  );
}
