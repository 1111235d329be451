"use client";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { LaidOver } from "#components/arguments/laid-over";
import { DeskContext } from "#components/reading/desk";
import { FoldMemory } from "#components/reading/fold-memory";
import { LiveNews } from "#components/reading/live-news";
import { NextUnread } from "#components/reading/next-unread";
import { useSeen } from "#components/reading/seen";
import { ThreadKeys } from "#components/reading/thread-keys";

/** All that helps to read the arguments of a thread: what is new, what is folded, keys, and what happens meanwhile. */
export function ReadingDesk({ slug, children }: { slug: string; children: ReactNode }) {
  const { reading } = useViewer();
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const unread = useMemo(() => new Set(reading?.unread), [reading]);
  const onSeen = useCallback((ids: number[]) => setSeen((before) => new Set([...before, ...ids])), []);
  useSeen(slug, reading, unread, onSeen);
  const desk = useMemo(
    () => ({ unread, left: [...unread].filter((id) => !seen.has(id)), isMore: reading?.isMore ?? false }),
    [unread, seen, reading],
  );
  return (
    <DeskContext value={desk}>
      {children}
      <LaidOver slug={slug} />
      <FoldMemory slug={slug} />
      <div className="screen-only pointer-events-none fixed end-3 bottom-20 z-10 flex flex-col items-end gap-2 lg:bottom-4">
        <LiveNews slug={slug} />
        <NextUnread slug={slug} />
      </div>
      <ThreadKeys slug={slug} />
    </DeskContext>
  );
}
