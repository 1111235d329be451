import type { ReactNode } from "react";
import { ModerateThread } from "#components/locks/moderate-thread";
import { ThreadNotices } from "#components/locks/thread-notices";
import { ViewsNav } from "#components/threads/views-nav";
import type { Thread } from "#lib/threads/queries";

type Props = { thread: Thread; current: "timeline" | "map" | "minds"; title: string; children?: ReactNode };

/** The head of a page that shows a thread's arguments in another way: where it belongs, the motion, the other ways. */
export function ViewHead({ thread, current, title, children }: Props) {
  return (
    <>
      <p className="pt-8 text-sm text-soft">
        <a href={`/threads/${thread.slug}`} className="link">
          {thread.title}
        </a>
      </p>
      <h1 className="mt-2 text-balance font-serif text-2xl font-semibold">{thread.motion}</h1>
      <div className="mt-6 flex flex-wrap items-end gap-x-4 border-b border-line">
        <h2 className="pb-3 font-serif text-xl font-semibold">{title}</h2>
        <ViewsNav slug={thread.slug} current={current} />
        <ModerateThread slug={thread.slug} />
        {children}
      </div>
      <ThreadNotices limits={thread.limits} className="mt-6" />
    </>
  );
}
