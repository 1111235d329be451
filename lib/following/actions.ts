"use server";
import { redirect } from "next/navigation";
import { currentViewer } from "#lib/accounts/current-viewer";
import { act, textsOf } from "#lib/action";
import { followThread } from "#lib/following/follow-thread";
import { FollowThread } from "#lib/following/schema";
import { unfollowThread } from "#lib/following/unfollow-thread";
import type { FormState } from "#lib/form-state";
import { safePath } from "#lib/safe-path";
import { isPerson } from "#lib/viewer";

export async function followThreadAction(_: FormState, form: FormData): Promise<FormState> {
  if (!isPerson(await currentViewer())) redirect(`/signin?then=${encodeURIComponent(threadOf(form))}`);
  // Without JavaScript the thread's page looks the same afterwards; the list of followed threads says that it is done.
  return act(form, FollowThread, followThread, () => ({
    to: "/notifications",
    message: "You follow this thread. What is new in it stands under Notifications.",
  }));
}

export async function unfollowThreadAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, FollowThread, unfollowThread, () => ({
    to: "/notifications",
    message: "You do not follow this thread any more.",
  }));
}

const threadOf = (form: FormData) => safePath(`/threads/${textsOf(form).thread}`);
