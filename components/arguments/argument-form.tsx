"use client";
import { useState } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { showPosted } from "#components/arguments/show-posted";
import { StancePicker } from "#components/arguments/stance-picker";
import { TextFields } from "#components/arguments/text-fields";
import { SubmitButton } from "#components/ui/button";
import { FormMessage } from "#components/ui/form-message";
import { useNotice } from "#components/ui/notice";
import { useAct } from "#components/ui/use-act";
import { postArgumentAction } from "#lib/arguments/actions";
import { JUST_ASKING } from "#lib/arguments/rules";
import { errorOf, typedIn } from "#lib/form-state";
import type { Stance } from "#lib/threads/queries";

type Props = {
  kind: "root" | "reply";
  thread: string;
  stances: readonly Stance[];
  parent?: number;
  stance?: string;
  quote?: string;
  /** Given where the form is rendered on the server; made here otherwise. */
  idempotencyKey?: string;
  /** Set when the form stands within the thread: the page stays, and `onClose` takes the form away. */
  inPlace?: { onClose: () => void };
};

/** The composer. Without JavaScript it is an ordinary form that leads to the new argument. */
export function ArgumentForm({
  kind,
  thread,
  stances,
  parent,
  stance = "",
  quote = "",
  idempotencyKey,
  inPlace,
}: Props) {
  const { reload } = useViewer();
  const showNotice = useNotice();
  const [state, action] = useAct(
    postArgumentAction,
    inPlace &&
      (({ message, id }) => {
        inPlace.onClose();
        showNotice({ message });
        if (id) showPosted(thread, id);
        void reload();
      }),
  );
  const [key] = useState(() => idempotencyKey ?? randomKey());
  const [quoted, setQuoted] = useState(quote);
  return (
    <form action={action} aria-label="Composer" className="space-y-5">
      {state.status === "refused" && <FormMessage kind="refused" message={state.message} />}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="thread" value={thread} />
      <input type="hidden" name="key" value={key} />
      {parent && <input type="hidden" name="parent" value={parent} />}
      <StancePicker
        stances={stances}
        initial={typedIn(state, "stance", stance)}
        error={errorOf(state, "stance")}
        justAsking={kind === "reply" ? JUST_ASKING : undefined}
      />
      {quoted && <QuotedPassage quote={quoted} error={errorOf(state, "quote")} onRemove={() => setQuoted("")} />}
      <TextFields kind={kind} state={state} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{kind === "root" ? "Post argument" : "Post reply"}</SubmitButton>
        <SubmitButton look="quiet" name="intent" value="preview">
          Preview
        </SubmitButton>
        {inPlace && (
          <button type="button" onClick={inPlace.onClose} className="h-11 px-3 text-sm text-soft">
            Cancel
          </button>
        )}
        <p className="text-sm text-soft">You can edit it freely for 15 minutes.</p>
      </div>
    </form>
  );
}

function QuotedPassage({ quote, error, onRemove }: { quote: string; error?: string; onRemove: () => void }) {
  return (
    <div className="rounded-control bg-wash p-4">
      <p className="text-xs font-semibold text-soft">About this passage</p>
      <p dir="auto" className="mt-1 font-serif italic">
        “{quote}”
      </p>
      <input type="hidden" name="quote" value={quote} />
      {error && <p className="mt-1 text-sm font-medium text-concern">{error}</p>}
      <button type="button" onClick={onRemove} className="mt-2 min-h-6 text-xs text-soft underline">
        Remove the passage
      </button>
    </div>
  );
}

/** 128 random bits; crypto.randomUUID exists on https only, and a first start may be on plain http. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
