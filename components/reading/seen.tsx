import { useEffect } from "react";
import { argumentsOnPage, idOf } from "#components/reading/places-on-page";
import type { Reading } from "#lib/reading/queries";
import { SEEN_BATCH } from "#lib/reading/rules";

const DWELL_MS = 1_000;
const BATCH_MS = 2_000;
const ENOUGH = 0.5;

/** Notes which new arguments stayed in view for a second, and tells the server in batches. */
export function useSeen(
  slug: string,
  reading: Reading | null,
  unread: ReadonlySet<number>,
  onSeen: (ids: number[]) => void,
): void {
  // The first visit makes the mark: nothing is new.
  useEffect(() => {
    if (reading && !reading.marked) tell(slug, []);
  }, [slug, reading]);

  useEffect(() => {
    if (unread.size === 0) return;
    const waiting = new Map<number, ReturnType<typeof setTimeout>>();
    const untold = new Set<number>();
    const send = () => {
      const ids = [...untold].slice(0, SEEN_BATCH);
      if (ids.length === 0) return;
      for (const id of ids) untold.delete(id);
      tell(slug, ids);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const id = idOf(entry.target as HTMLElement);
          const inView =
            entry.isIntersecting &&
            (entry.intersectionRatio >= ENOUGH || entry.intersectionRect.height >= innerHeight * ENOUGH);
          clearTimeout(waiting.get(id));
          if (!inView) continue;
          const note = () => {
            if (document.visibilityState !== "visible") return;
            observer.unobserve(entry.target);
            untold.add(id);
            onSeen([id]);
          };
          waiting.set(id, setTimeout(note, DWELL_MS));
        }
      },
      { threshold: [0, 0.1, 0.25, ENOUGH, 1] },
    );
    for (const article of argumentsOnPage()) if (unread.has(idOf(article))) observer.observe(article);
    const timer = setInterval(send, BATCH_MS);
    addEventListener("visibilitychange", send);
    addEventListener("pagehide", send);
    return () => {
      send();
      observer.disconnect();
      clearInterval(timer);
      for (const each of waiting.values()) clearTimeout(each);
      removeEventListener("visibilitychange", send);
      removeEventListener("pagehide", send);
    };
  }, [slug, unread, onSeen]);
}

/** What cannot be told now is new again at the next visit. */
function tell(thread: string, ids: number[]) {
  fetch("/api/seen", {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ thread, ids }),
  }).catch(() => undefined);
}
