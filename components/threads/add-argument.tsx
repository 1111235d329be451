"use client";
import { lazy, useRef, useState } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { useThread } from "#components/threads/thread-context";
import { InPlaceForm } from "#components/ui/in-place-form";
import type { Side } from "#lib/threads/queries";

const ArgumentForm = lazy(async () => ({
  default: (await import("#components/arguments/argument-form")).ArgumentForm,
}));

/** Leads to the composer, unless the thread is locked; for a member it opens in place, at the head of the column. */
export function AddArgument({ side }: { side: Side["side"] }) {
  const { member } = useViewer();
  const { slug, stances, isLocked } = useThread();
  const [open, setOpen] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => link.current?.focus());
  };
  const stance = stances.find((each) => each.side === side);
  if (!stance || (isLocked && !open)) return null;
  if (open) {
    return (
      <InPlaceForm className="rounded-card border border-side-line bg-card p-5">
        <ArgumentForm kind="root" thread={slug} stances={stances} stance={stance.slug} inPlace={{ onClose: close }} />
      </InPlaceForm>
    );
  }
  return (
    <a
      ref={link}
      href={`/threads/${slug}/argue?stance=${stance.slug}`}
      onClick={(event) => {
        if (!member || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        setOpen(true);
      }}
      className="add-argument screen-only"
    >
      Add an argument<span className="sr-only">{`: ${stance.label}`}</span>
    </a>
  );
}
