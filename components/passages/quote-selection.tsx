"use client";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Icon } from "#components/ui/icon";
import { QUOTE_LENGTH } from "#lib/arguments/rules";
import { type Selected, selectedText } from "#lib/passages/selected-text";

// So long a selection must rest before the button shows, so that it does not run after the pointer.
const REST_MS = 150;
const GAP_PX = 8;

/** A button beside the selected words of the element `within`; on touch at the foot of the screen, clear of the system's own menu. */
export function QuoteSelection({ slug, within }: { slug: string; within: string }) {
  const [selected, setSelected] = useState<Selected | null>(null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(rest);
      rest = setTimeout(() => {
        const text = document.getElementById(within);
        setSelected(text && selectedText(text));
      }, REST_MS);
    };
    // Something may have been selected before there was a script.
    look();
    document.addEventListener("selectionchange", look);
    return () => {
      clearTimeout(rest);
      document.removeEventListener("selectionchange", look);
    };
  }, [within]);

  useLayoutEffect(() => {
    if (form.current && selected) moveBelow(form.current, selected.range);
  }, [selected]);

  if (!selected) return null;
  const isTooLong = [...selected.quote].length > QUOTE_LENGTH;
  return (
    <form
      ref={form}
      action={`/threads/${slug}/argue`}
      method="get"
      aria-label="Quote the selected words"
      // The selection stays, and with it what is quoted.
      onPointerDown={(event) => event.preventDefault()}
      className="quote-selection screen-only z-10 rounded-full border border-line bg-ink text-sm font-medium text-paper"
    >
      {isTooLong ? (
        <p role="status" className="px-4 py-2.5">{`Select at most ${QUOTE_LENGTH} characters to quote them.`}</p>
      ) : (
        <>
          <input type="hidden" name="quote" value={selected.quote} />
          <input type="hidden" name="start" value={selected.start} />
          <button type="submit" className="flex min-h-11 items-center gap-2 rounded-full px-4 md:min-h-9">
            <Icon name="quote" className="size-3.5" />
            Quote
          </button>
        </>
      )}
    </form>
  );
}

/** Below the last selected line, within the text. The policy forbids styles in the markup, not those set by a script. */
function moveBelow(form: HTMLElement, range: Range) {
  const frame = form.offsetParent?.getBoundingClientRect();
  const last = [...range.getClientRects()].at(-1);
  if (!frame || !last || matchMedia("(pointer: coarse)").matches) return;
  const left = Math.min(last.right - frame.left - form.offsetWidth / 2, frame.width - form.offsetWidth);
  form.style.setProperty("top", `${last.bottom - frame.top + GAP_PX}px`);
  form.style.setProperty("left", `${Math.max(0, left)}px`);
}
