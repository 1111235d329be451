"use client";
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { morph } from "#components/ui/morph";
import { ago } from "#lib/ago";
import { standInFor } from "#lib/still-parts";

type Props = { id: string; as?: "div" | "ul" | "ol" | "g" | "nav"; className?: string; html?: string };

/** The frame around what the server rendered for good (components/ui/still.tsx). React leaves its inside alone; when the page is read anew, only what changed is taken over. */
export function StillFrame({ id, as: Tag = "div", className, html }: Props) {
  const frame = useRef<Element>(null);
  // The same object in each rendering, and what stands in the document is not compared with it.
  const [first] = useState(() => ({ __html: html ?? standInFor(id) }));
  const shown = useRef(html);
  useLayoutEffect(() => {
    if (html === undefined || html === shown.current || !frame.current) return;
    shown.current = html;
    morph(frame.current, html);
    tellTimes(frame.current);
    change();
  }, [html]);
  useEffect(() => {
    if (frame.current) tellTimes(frame.current);
  }, []);
  const keep = (element: Element | null) => {
    frame.current = element;
  };
  return <Tag ref={keep} className={className} suppressHydrationWarning dangerouslySetInnerHTML={first} />;
}

/** Says “2 hours ago” of each moment once the reader's clock is known; a day alone stays a day. */
function tellTimes(frame: Element) {
  for (const time of frame.querySelectorAll<HTMLTimeElement>("time[datetime*=T]")) {
    const words = ago(new Date(time.dateTime), new Date());
    if (words !== undefined && words !== time.textContent) time.textContent = words;
  }
}

let changes = 0;
const listeners = new Set<() => void>();

function change() {
  changes += 1;
  for (const listener of listeners) listener();
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Rises whenever a still part of this page was taken over anew: what is laid over such parts looks for its places again. */
export const useStillChanges = () =>
  useSyncExternalStore(
    listen,
    () => changes,
    () => 0,
  );
