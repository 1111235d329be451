"use client";
import { ArgumentForm } from "#components/arguments/argument-form";
import { useThread } from "#components/threads/thread-context";

type Props = { parent: number; quoted?: { quote: string; start: number } | null; onClose: () => void };

/** The composer of a reply, in its place below the argument. */
export function ReplyForm({ parent, quoted, onClose }: Props) {
  const { slug, stances } = useThread();
  return (
    <div className="mt-3">
      <ArgumentForm kind="reply" thread={slug} stances={stances} parent={parent} {...quoted} inPlace={{ onClose }} />
    </div>
  );
}
