"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { Icon } from "#components/ui/icon";
import { useNotice } from "#components/ui/notice";
import { followThreadAction, unfollowThreadAction } from "#lib/following/actions";

/** Has what is new in a thread come to a member, or ends that. A visitor is led to sign in, and back. */
export function FollowButton({ thread }: { thread: string }) {
  const { follows, reload } = useViewer();
  const showNotice = useNotice();
  const isFollowed = follows.includes(thread);
  const onDone = ({ message }: { message: string }) => {
    showNotice({ message });
    void reload();
  };
  return (
    <ActForm
      act={isFollowed ? unfollowThreadAction : followThreadAction}
      onDone={onDone}
      label="Follow"
      hidden={{ thread }}
      className="flex flex-wrap gap-3"
    >
      <SubmitButton look="quiet">
        <span className="inline-flex min-w-40 items-center justify-center gap-2">
          <Icon name={isFollowed ? "check" : "bell"} />
          {isFollowed ? "Following" : "Follow this thread"}
          {isFollowed && <span className="sr-only">this thread. Press to stop.</span>}
        </span>
      </SubmitButton>
    </ActForm>
  );
}
