"use client";
import { useEffect, useRef, useState } from "react";
import type { SimilarArgument } from "#lib/search/queries";
import { WORDS_OF_A_CLAIM } from "#lib/search/rules";
import type { Side } from "#lib/threads/queries";

const PAUSE_MS = 400;

type Props = { thread: string; stances: readonly Side[] };

/** Arguments that claim much the same as what is being written in the form around it, told before it is posted. */
export function SimilarArguments({ thread, stances }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [similar, setSimilar] = useState<SimilarArgument[]>([]);
  useEffect(() => {
    const form = place.current?.closest("form");
    return form ? watchClaim(form, thread, setSimilar) : undefined;
  }, [thread]);
  return (
    <div ref={place} aria-live="polite">
      {similar.length > 0 && (
        <div className="rounded-card border border-line bg-card p-4">
          <p className="text-sm font-semibold">Already argued?</p>
          <ul className="mt-1 space-y-1 text-sm">
            {similar.map(({ id, claim, stance, replies }) => (
              <li key={id}>
                <a
                  href={`/threads/${thread}/arguments/${id}`}
                  target="_blank"
                  rel="noopener"
                  className="link pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
                >
                  <span dir="auto">{claim}</span>
                  <span className="sr-only"> (opens in a new tab)</span>
                </a>
                <span className="text-soft">
                  {` · ${stances.find(({ slug }) => slug === stance)?.label ?? stance} · ${wordsFor(replies)}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

const wordsFor = (replies: number) =>
  replies === 0 ? "no replies yet" : replies === 1 ? "1 reply" : `${replies} replies`;

/** Asks after each pause in typing the claim, and when it is left; a later question ends an earlier one. */
function watchClaim(form: HTMLFormElement, thread: string, show: (similar: SimilarArgument[]) => void): () => void {
  let timer: number | undefined;
  let request = new AbortController();
  let asked = "";
  const stop = () => {
    clearTimeout(timer);
    request.abort();
  };
  const ask = async () => {
    const field = form.elements.namedItem("claim");
    const claim = field instanceof HTMLInputElement ? field.value.trim().replace(/\s+/g, " ") : "";
    if (claim === asked) return;
    stop();
    asked = claim;
    if (claim.split(" ").length < WORDS_OF_A_CLAIM) return show([]);
    request = new AbortController();
    const { signal } = request;
    try {
      const response = await fetch(`/api/similar?${new URLSearchParams({ thread, claim })}`, { signal });
      // Refused for asking too often: the writing goes on without.
      show(response.ok ? (await response.json()).similar : []);
    } catch {
      // Offline or overtaken: nothing is known, and writing goes on. A later try may ask the same again.
      if (!signal.aborted) asked = "";
    }
  };
  const onInput = (event: Event) => {
    if (!isClaim(event.target)) return;
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE_MS);
  };
  const onLeave = (event: FocusEvent) => {
    if (!isClaim(event.target)) return;
    // A button that is being pressed must not move away from under the finger.
    if (event.relatedTarget instanceof HTMLButtonElement) stop();
    else void ask();
  };
  form.addEventListener("input", onInput);
  form.addEventListener("focusout", onLeave);
  void ask();
  return () => {
    stop();
    form.removeEventListener("input", onInput);
    form.removeEventListener("focusout", onLeave);
  };
}

const isClaim = (target: EventTarget | null) => target instanceof HTMLInputElement && target.name === "claim";
