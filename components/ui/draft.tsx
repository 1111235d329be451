"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { TimeAgo } from "#components/ui/time-ago";
import {
  type Draft,
  type Draftbook,
  emptyDraftbook,
  readDraftbook,
  textOfDraft,
  withDraft,
  withoutDraft,
} from "#lib/draftbook";

const STORED_AS = "parley:drafts";
const PAUSE_MS = 400;

/** All drafts on this device; none where the browser keeps nothing. */
function stored(): Draftbook {
  try {
    return readDraftbook(localStorage.getItem(STORED_AS), Date.now());
  } catch {
    return emptyDraftbook();
  }
}

function store(book: Draftbook): boolean {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(book));
    return true;
  } catch {
    return false; // Full, or switched off: the form works without.
  }
}

/** Takes all drafts from this device, for those who sign out of a shared one. */
export function forgetDrafts(): void {
  try {
    localStorage.removeItem(STORED_AS);
  } catch {
    // Nothing was kept.
  }
}

/** Keeps what is typed into a form on this device under `key`, and offers it back next time; without a key does nothing. */
export function useDraft(key: string | undefined) {
  const [offered, setOffered] = useState<Draft>();
  const [restored, setRestored] = useState<Draft>();
  const [savedAt, setSavedAt] = useState<string>();
  const waiting = useRef<() => void>(undefined);

  useEffect(() => {
    if (key) setOffered(stored()[key]);
  }, [key]);
  useEffect(() => {
    const now = () => waiting.current?.();
    addEventListener("pagehide", now);
    return () => {
      removeEventListener("pagehide", now);
      now();
    };
  }, []);

  const save = useCallback(
    (values: Record<string, string>) => {
      if (!key) return;
      const timer = setTimeout(() => waiting.current?.(), PAUSE_MS);
      waiting.current = () => {
        clearTimeout(timer);
        waiting.current = undefined;
        const draft = { at: Date.now(), values };
        if (textOfDraft(draft) === "") return void store(withoutDraft(stored(), key));
        if (store(withDraft(stored(), key, draft))) setSavedAt(new Date().toISOString());
      };
      setOffered(undefined);
    },
    [key],
  );
  const forget = useCallback(() => {
    waiting.current = undefined;
    setOffered(undefined);
    setSavedAt(undefined);
    if (key) store(withoutDraft(stored(), key));
  }, [key]);
  const bringBack = () => {
    setRestored(offered);
    setOffered(undefined);
  };
  return { offered, restored, savedAt, save, forget, bringBack };
}

type OfferProps = { draft: Draft; onBringBack: () => void; onForget: () => void };

/** What was typed into this form before and not sent. */
export function DraftOffer({ draft, onBringBack, onForget }: OfferProps) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-control bg-bridge-wash px-4 py-3 text-sm"
    >
      <p className="min-w-0 flex-1 basis-60">
        <span className="block font-semibold text-bridge">
          You have a draft here, saved <TimeAgo at={new Date(draft.at).toISOString()} />
        </span>
        <bdi className="block truncate text-soft">{textOfDraft(draft)}</bdi>
      </p>
      <button
        type="button"
        onClick={onBringBack}
        className="h-11 rounded-full bg-ink px-4 font-medium text-paper md:h-9"
      >
        Bring it back
      </button>
      <button type="button" onClick={onForget} className="h-11 px-2 text-soft underline md:h-9">
        Discard it
      </button>
    </div>
  );
}
