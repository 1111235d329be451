"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { unfollowThreadAction } from "#lib/following/actions";

/** Ends following one of the threads of the list. */
export function UnfollowForm({ thread, title }: { thread: string; title: string }) {
  return (
    <ActForm act={unfollowThreadAction} label={`Unfollow ${title}`} hidden={{ thread }} className="">
      <SubmitButton look="small">
        Unfollow<span className="sr-only">{` “${title}”`}</span>
      </SubmitButton>
    </ActForm>
  );
}
