"use client";
import { usePathname, useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { blankRemoved } from "#components/reading/blank-removed";
import { type News, useLiveEvents } from "#components/reading/live-events";
import { goTo } from "#components/reading/places-on-page";

// One's own post is on the page a moment after the event that tells of it.
const SETTLED_MS = 1_000;
const PATIENCE_MS = 3_000;
// Not all the pages of a busy thread should ask in the same moment.
const SPREAD_MS = 500;

/** A button that says how many arguments are new since the page was opened; nothing moves until it is pressed. */
export function LiveNews({ slug }: { slug: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const { own, reload } = useViewer();
  const [news, setNews] = useState<readonly number[]>([]);

  const onNews = useCallback(
    (arrived: News[]) => {
      const isOneArgument = pathname.includes("/arguments/");
      setTimeout(() => {
        const ids = arrived
          .filter(({ id }) => !isOnPage(id))
          .filter(({ parentId }) => !isOneArgument || (parentId !== null && isOnPage(parentId)))
          .map(({ id }) => id);
        if (ids.length > 0) setNews((before) => [...new Set([...before, ...ids])]);
      }, SETTLED_MS);
    },
    [pathname],
  );
  const onRemoved = useCallback(
    (ids: number[]) => {
      setNews((before) => before.filter((id) => !ids.includes(id)));
      if (!blankRemoved(ids)) return;
      setTimeout(() => {
        router.refresh();
        void reload();
      }, randomBelow(SPREAD_MS));
    },
    [router, reload],
  );
  const onStale = useCallback(() => router.refresh(), [router]);
  useLiveEvents(slug, { onNews, onRemoved, onStale });

  const fresh = news.filter((id) => !own.includes(id));
  const show = () => {
    router.refresh();
    void comeTo(slug, fresh).then(reload);
    setNews([]);
  };
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {fresh.length > 0 && "There are new arguments. A button at the end of the page shows them."}
      </p>
      {fresh.length > 0 && (
        <button
          type="button"
          onClick={show}
          className="pointer-events-auto min-h-11 rounded-full bg-ink px-5 text-sm font-medium tabular-nums text-paper"
        >
          {fresh.length === 1 ? "1 new argument" : `${fresh.length} new arguments`}
        </button>
      )}
    </>
  );
}

const isOnPage = (id: number) =>
  document.getElementById(`a${id}`) !== null || document.getElementById(`n${id}`) !== null;

/** To the first of the new arguments once the page has it; where it has none of them, to the timeline, which has all. */
async function comeTo(slug: string, ids: readonly number[]): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (ids.some(goTo)) return;
    const node = ids.map((id) => document.getElementById(`n${id}`)).find(Boolean);
    if (node) return node.focus();
  }
  location.assign(`/threads/${slug}/timeline#a${ids[0]}`);
}

function randomBelow(limit: number): number {
  return ((crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) / 65_536) * limit;
}
