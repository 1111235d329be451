"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { keepFocusAt } from "#components/ui/keep-focus-at";
import { TimeAgo } from "#components/ui/time-ago";
import { claimCaseAction, releaseCaseAction } from "#lib/cases/actions";
import type { QueueTab } from "#lib/cases/tabs";

type Props = {
  id: number;
  tab: QueueTab;
  done?: string;
  claimedBy: string | null;
  isOwn: boolean;
  until: string | null;
};

/** Who works on a case, and the way to take it up or to give it back. */
export function ClaimState({ id, tab, done, claimedBy, isOwn, until }: Props) {
  const hidden = { case: id, tab, done };
  if (claimedBy !== null && !isOwn) {
    return (
      <span className="ms-auto rounded-full bg-alert-wash px-3 py-1 text-alert">
        {`Claimed by ${claimedBy}, ends `}
        {until && <TimeAgo at={until} />}
      </span>
    );
  }
  return (
    <ActForm
      act={isOwn ? releaseCaseAction : claimCaseAction}
      label={isOwn ? "Give back" : "Claim"}
      hidden={hidden}
      // The page is made anew, and with it the button; the one in its place undoes what this one did.
      onLed={() => keepFocusAt(() => document.getElementById("claim"))}
      className="ms-auto flex items-center"
    >
      {isOwn && <span className="rounded-full bg-wash px-3 py-1 text-ink">Claimed by you</span>}
      <SubmitButton look="underlined" id="claim">
        {isOwn ? "Give back" : "Claim"}
      </SubmitButton>
    </ActForm>
  );
}
