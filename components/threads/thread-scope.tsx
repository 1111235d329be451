import type { ReactNode } from "react";
import { ThreadFrame } from "#components/threads/thread-frame";
import type { Thread } from "#lib/threads/queries";

type Props = { thread: Pick<Thread, "slug" | "stances" | "limits">; children: ReactNode };

/** The thread that this part of a page belongs to, for what below it comes alive in the browser. */
export function ThreadScope({ thread: { slug, stances, limits }, children }: Props) {
  return (
    <ThreadFrame
      slug={slug}
      stances={stances.map(({ slug, label, side }) => ({ slug, label, side }))}
      isLocked={limits.lock !== null}
    >
      {children}
    </ThreadFrame>
  );
}
