"use client";
import { useEffect, useState } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { PostingRoom, type Room } from "#components/arguments/posting-room";
import { QuotedPassage } from "#components/arguments/quoted-passage";
import { useSendPosting } from "#components/arguments/send-posting";
import { showPosted } from "#components/arguments/show-posted";
import { SimilarArguments } from "#components/arguments/similar-arguments";
import { StancePicker } from "#components/arguments/stance-picker";
import { TextFields } from "#components/arguments/text-fields";
import { ActForm } from "#components/ui/act-form";
import { CancelButton, SubmitButton } from "#components/ui/button";
import { useNotice } from "#components/ui/notice";
import { postArgumentAction } from "#lib/arguments/actions";
import { JUST_ASKING } from "#lib/arguments/rules";
import type { Side } from "#lib/threads/queries";

type Props = {
  kind: "root" | "reply";
  thread: string;
  stances: readonly Side[];
  parent?: number;
  stance?: string;
  quote?: string;
  /** About where the quote begins in its text, to tell it from another of the same words. */
  start?: number;
  /** Given where the form is rendered on the server; made here otherwise. */
  idempotencyKey?: string;
  /** What the limits leave to who writes, where the server says it before a script can. */
  room?: Room | null;
  /** Set when the form stands within the thread: the page stays, and `onClose` takes the form away. */
  inPlace?: { onClose: () => void };
};

/** The composer. Without JavaScript it is an ordinary form that leads to the new argument. */
export function ArgumentForm({
  kind,
  thread,
  stances,
  parent,
  stance,
  quote,
  start,
  idempotencyKey,
  room,
  inPlace,
}: Props) {
  const { member, reload } = useViewer();
  const showNotice = useNotice();
  const [key, setKey] = useState(() => idempotencyKey ?? randomKey());
  // A page that the browser brings back is a new form: its key must not be the one that was used.
  useEffect(() => setKey(randomKey()), []);
  const onDone = ({ message, id }: { message: string; id?: number }) => {
    inPlace?.onClose();
    showNotice({ message });
    // From a page of its own the way leads to the argument; in place it may be on another page of a long thread.
    if (id) showPosted(id, inPlace && (() => location.assign(`/threads/${thread}/arguments/${id}`)));
    if (inPlace) void reload();
  };
  const send = useSendPosting(thread, inPlace !== undefined);
  const without = new URLSearchParams({ ...(parent ? { parent: String(parent) } : {}), ...(stance ? { stance } : {}) });
  return (
    <ActForm
      act={postArgumentAction}
      send={send}
      onDone={onDone}
      label="Composer"
      hidden={{ kind, thread, key, parent }}
      draft={member ? `${member.handle}/${thread}/${kind}/${parent ?? ""}` : undefined}
    >
      <StancePicker stances={stances} initial={stance} justAsking={kind === "reply" ? JUST_ASKING : undefined} />
      <QuotedPassage
        quote={quote}
        start={start}
        title={kind === "root" ? "About this passage" : "You quote these words of the argument"}
        without={`/threads/${thread}/argue?${without}`}
      />
      <TextFields kind={kind} />
      {kind === "root" && <SimilarArguments thread={thread} stances={stances} />}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{kind === "root" ? "Post argument" : "Post reply"}</SubmitButton>
        <SubmitButton look="quiet" name="intent" value="preview">
          Preview
        </SubmitButton>
        {inPlace && <CancelButton onClick={inPlace.onClose} />}
        <PostingRoom room={room} />
      </div>
    </ActForm>
  );
}

/** 128 random bits; crypto.randomUUID exists on https only, and a first start may be on plain http. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
