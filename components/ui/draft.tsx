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

/** Where a draft waits that was offered while another was begun in the same form. */
const earlier = (key: string) => `${key}~`;

/**
 * Keeps what is typed into a form on this device under `key`, and offers it back next time; without a key does nothing.
 * What is offered stays until it is brought back or discarded, also while something else is written.
 */
export function useDraft(key: string | undefined) {
  const [offered, setOffered] = useState<{ key: string; draft: Draft }>();
  const [restored, setRestored] = useState<Draft>();
  const [savedAt, setSavedAt] = useState<string>();
  const waiting = useRef<() => void>(undefined);
  // When the draft was saved that is of this form: another tab may have written there since, or before.
  const own = useRef<number>(undefined);
  // What was typed before it was known who writes.
  const unsaved = useRef<Record<string, string>>(undefined);

  const look = useCallback(() => {
    const book = stored();
    const found = key && [key, earlier(key)].find((each) => book[each]);
    setOffered(found && book[found] ? { key: found, draft: book[found] } : undefined);
  }, [key]);
  useEffect(look, [look]);
  useEffect(() => {
    const now = () => waiting.current?.();
    addEventListener("pagehide", now);
    return () => {
      removeEventListener("pagehide", now);
      now();
    };
  }, []);

  const save = (values: Record<string, string>) => {
    unsaved.current = key ? undefined : values;
    if (!key) return;
    const timer = setTimeout(() => waiting.current?.(), PAUSE_MS);
    waiting.current = () => {
      clearTimeout(timer);
      waiting.current = undefined;
      const draft = { at: Date.now(), values };
      const found = stored();
      const there = offered?.draft ?? (found[key]?.at === own.current ? undefined : found[key]);
      if (textOfDraft(draft) === "") return void (there || store(withoutDraft(found, key)));
      own.current = draft.at;
      const book = there ? withDraft(found, earlier(key), there) : found;
      if (store(withDraft(book, key, draft))) setSavedAt(new Date().toISOString());
    };
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the key becomes known
  useEffect(() => {
    if (key && unsaved.current) save(unsaved.current);
  }, [key]);
  /** What was written is sent: it is no draft any more. */
  const forget = () => {
    waiting.current = undefined;
    setSavedAt(undefined);
    if (key && own.current !== undefined && stored()[key]?.at === own.current) store(withoutDraft(stored(), key));
  };
  const discard = () => {
    if (!key || !offered) return;
    const book = withoutDraft(stored(), earlier(key));
    const isReplaced = Boolean(savedAt) || offered.key !== key;
    store(isReplaced ? book : withoutDraft(book, key));
    setOffered(undefined);
  };
  const bringBack = () => {
    setRestored(offered?.draft);
    setOffered(undefined);
    if (!key || !offered) return;
    // It takes the place of what was typed meanwhile.
    waiting.current = undefined;
    own.current = offered.draft.at;
    store(withDraft(withoutDraft(stored(), earlier(key)), key, offered.draft));
  };
  return { offered: offered?.draft, restored, savedAt, save, forget, discard, bringBack };
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
