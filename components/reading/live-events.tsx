import { useEffect } from "react";

export type News = { id: number; parentId: number | null };
type Listeners = { onNews: (news: News[]) => void; onRemoved: (ids: number[]) => void; onStale: () => void };

const TRY_AGAIN_MS = 60_000;
const SOON_MS = 3_000;

/** What happens in a thread, while its page is in view; whoever comes back to it is told what they missed. */
export function useLiveEvents(slug: string, { onNews, onRemoved, onStale }: Listeners): void {
  useEffect(() => {
    let source: EventSource | undefined;
    let upTo = "";
    let again: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(again);
      source?.close();
      source = undefined;
    };
    const open = () => {
      // A page that was opened out of view asks once, to know from where on it is to be told later.
      if (source || (upTo && document.visibilityState !== "visible")) return;
      // What was hidden between asking for the page and listening is on it still.
      const known = upTo ? `after=${upTo}` : `age=${Math.round(performance.now())}`;
      const opened = new EventSource(`/threads/${slug}/live?${known}`);
      source = opened;
      const listen = (name: string, hear: (data: unknown) => void) =>
        opened.addEventListener(name, (event: MessageEvent<string>) => {
          upTo = event.lastEventId || upTo;
          hear(JSON.parse(event.data));
        });
      listen("hello", () => {
        if (document.visibilityState !== "visible") close();
      });
      listen("arguments", (data) => onNews(data as News[]));
      listen("removed", (data) => onRemoved(data as number[]));
      listen("stale", onStale);
      opened.onerror = () => {
        // Refused: the browser does not try again by itself. Before the first word it would, with an age that is over.
        const isRefused = opened.readyState === EventSource.CLOSED;
        if (!isRefused && upTo) return;
        close();
        again = setTimeout(open, isRefused ? TRY_AGAIN_MS : SOON_MS);
      };
    };
    const onVisibility = () => (document.visibilityState === "visible" ? open() : close());
    if (isFromMemory()) onStale();
    open();
    document.addEventListener("visibilitychange", onVisibility);
    addEventListener("pagehide", close);
    addEventListener("pageshow", open);
    return () => {
      close();
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("pagehide", close);
      removeEventListener("pageshow", open);
    };
  }, [slug, onNews, onRemoved, onStale]);
}

let isLoaded = false;

/** Whether the browser took the page out of its memory by “Back”, without asking whether that is how it is now; once. */
function isFromMemory(): boolean {
  const [loaded] = isLoaded ? [] : performance.getEntriesByType("navigation");
  isLoaded = true;
  return loaded instanceof PerformanceNavigationTiming && loaded.type === "back_forward" && loaded.transferSize === 0;
}
