"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useDesk } from "#components/reading/desk";
import { repliesOnPage } from "#components/reading/fold-memory";
import { useKeySwitch } from "#components/reading/key-switch";
import { goToUnread } from "#components/reading/next-unread";
import { firstInView, focusedArgument, goTo, placesOnPage } from "#components/reading/places-on-page";
import { ShortcutsDialog } from "#components/reading/shortcuts-dialog";
import { moveOf, placeAfter, SHORTCUTS } from "#lib/reading/key-order";

const WRITING = "input, textarea, select, [contenteditable], dialog";

/** Single keys for reading, which each reader can switch off, and the list of them. */
export function ThreadKeys({ slug }: { slug: string }) {
  const { left } = useDesk();
  const { on, change } = useKeySwitch();
  const dialog = useRef<HTMLDialogElement>(null);
  const last = useRef<number>(undefined);
  // Only now: no page has to carry what needs a script and is seldom asked for.
  const [isKnown, setKnown] = useState(false);
  const open = useCallback(() => {
    flushSync(() => setKnown(true));
    dialog.current?.showModal();
  }, []);

  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(WRITING)) return;
      if (event.key === "?") open();
      else if (event.key === "n") goToUnread(slug, left);
      else if (event.key === "r") reply(focusedArgument());
      else if (event.key === "z") fold(focusedArgument());
      else if (!move(slug, event.key, last)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on, slug, left, open]);

  return (
    <>
      <p className="screen-only mt-10 text-center pointer-coarse:hidden">
        <button type="button" onClick={open} className="tool">
          Keyboard shortcuts
        </button>
      </p>
      {isKnown && <ShortcutsDialog ref={dialog} shortcuts={SHORTCUTS} on={on} onSwitch={change} />}
    </>
  );
}

/** Does what a key of movement says; false for any other key. */
function move(slug: string, key: string, last: { current: number | undefined }): boolean {
  const which = moveOf(key);
  if (!which) return false;
  const places = placesOnPage();
  const here = focusedArgument() ?? (document.activeElement === document.body ? last.current : undefined);
  const id = placeAfter(which, places, here, firstInView(places));
  if (id === undefined) return true;
  last.current = id;
  // A parent that is not on this page is read on its own.
  if (!goTo(id)) location.assign(`/threads/${slug}/arguments/${id}`);
  return true;
}

function reply(id: number | undefined) {
  document.querySelector<HTMLElement>(`#a${id} > footer :is([name="parent"], [name="reply"])`)?.click();
}

function fold(id: number | undefined) {
  const own = repliesOnPage().filter(({ dataset }) => dataset.replies?.split("-")[0] === String(id));
  const isOpen = own.some(({ open }) => open);
  for (const details of own) details.open = !isOpen;
}
