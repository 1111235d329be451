"use client";
import { useViewer } from "#components/accounts/viewer-provider";

/** On a member's public page, for moderators other than that member: what they know of them. */
export function ConductLink({ handle }: { handle: string }) {
  const { member } = useViewer();
  const address = `/moderation/members/${handle}`;
  if (member && member.role !== "member" && member.handle !== handle) {
    return (
      <p className="mb-6 text-sm">
        <a href={address} className="link">
          For moderators: posts, decisions and notes
        </a>
      </p>
    );
  }
  return (
    <noscript>
      <p className="mb-6 text-sm">
        <a href={address} className="link">
          For moderators: posts, decisions and notes
        </a>
      </p>
    </noscript>
  );
}
