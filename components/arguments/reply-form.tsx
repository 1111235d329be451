"use client";
import { ArgumentForm } from "#components/arguments/argument-form";
import { useThread } from "#components/threads/thread-scope";

/** The composer of a reply, in its place below the argument. */
export function ReplyForm({ parent, onClose }: { parent: number; onClose: () => void }) {
  const { slug, stances } = useThread();
  return (
    <div className="mt-3">
      <ArgumentForm kind="reply" thread={slug} stances={stances} parent={parent} inPlace={{ onClose }} />
    </div>
  );
}
