"use client";
import { useEffect, useRef } from "react";
import { useKeySwitch } from "#components/reading/key-switch";
import { ShortcutsDialog } from "#components/reading/shortcuts-dialog";
import { QUEUE_SHORTCUTS } from "#lib/cases/shortcuts";

const WRITING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog";
const CHOICE_OF_KEY: Record<string, string> = { h: "hide", w: "warn", s: "suspend" };

/** Single keys for the queue: move, decide, take back. Each moderator can switch them off; `?` lists them. */
export function QueueKeys({ current }: { current: number | null }) {
  const { on, change } = useKeySwitch();
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = useRef(current);

  useEffect(() => {
    const link = find("a[data-case][aria-current]");
    const list = link?.closest("ol");
    const isBeside = list ? getComputedStyle(list).overflowY === "auto" : false;
    // Another case than before: what is read out, and what Tab goes on from, is the new one.
    if (shown.current !== current) {
      document.getElementById("case")?.focus({ preventScroll: true });
      if (!isBeside) scrollTo(0, 0);
    }
    // On a phone the list stands below the card, and the page stays at the card.
    if (isBeside) link?.scrollIntoView({ block: "nearest" });
    shown.current = current;
  }, [current]);

  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      // A key that is held down would decide what nobody has read.
      if (event.repeat) return;
      if (event.target instanceof Element && event.target.closest(WRITING)) return;
      if (event.key === "?") dialog.current?.showModal();
      else if (!act(event.key)) return;
      event.preventDefault();
    };
    // Before the search field of the page hears of "/".
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [on]);

  return (
    <>
      <p className="mt-8 text-center pointer-coarse:hidden">
        <button type="button" onClick={() => dialog.current?.showModal()} className="tool">
          Keyboard shortcuts
        </button>
      </p>
      <ShortcutsDialog ref={dialog} shortcuts={QUEUE_SHORTCUTS} on={on} onSwitch={change} />
    </>
  );
}

/** Does what a key says; false for any other key. */
function act(key: string): boolean {
  if (key === "j" || key === "k") return move(key === "j" ? 1 : -1);
  if (key === "u") return press(find('form[aria-label="Undo"] button'));
  if (key === "c") return press(find('form[aria-label="Claim"] button'));
  const form = document.querySelector<HTMLFormElement>('form[aria-label="Decision"]');
  if (!form) return false;
  if (key === "e") return choose(form, "keep") && send(form);
  const choice = CHOICE_OF_KEY[key];
  if (choice) return choose(form, choice) && focusTemplate(form);
  if (key === "/")
    return (chosen(form) !== undefined && chosen(form) !== "keep") || choose(form, "hide")
      ? focusTemplate(form)
      : false;
  return /^[1-9]$/.test(key) && decideBy(form, Number(key));
}

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

function press(button: HTMLElement | null): boolean {
  button?.click();
  return button !== null;
}

/** To the case before or after the one that is open. */
function move(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>("a[data-case]")];
  const at = links.findIndex((link) => link.getAttribute("aria-current") === "true");
  return press(links[at + step] ?? null);
}

const chosen = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>("input[name=decision]:checked")?.value;

function choose(form: HTMLFormElement, value: string): boolean {
  return press(form.querySelector<HTMLElement>(`input[name=decision][value=${value}]`));
}

function focusTemplate(form: HTMLFormElement): boolean {
  const grounds = [...form.querySelectorAll<HTMLInputElement>("input[name=ground]")];
  (grounds.find(({ checked }) => checked) ?? grounds[0])?.focus();
  return true;
}

/** Once it is chosen what happens, a digit says why, and sends it. The law has to be written first. */
function decideBy(form: HTMLFormElement, digit: number): boolean {
  const choice = chosen(form);
  const ground = form.querySelectorAll<HTMLInputElement>("input[name=ground]")[digit - 1];
  if (choice === undefined || choice === "keep" || !ground) return false;
  ground.click();
  const law = form.querySelector<HTMLInputElement>("input[name=law]");
  if (ground.value === "unlawful" && law?.value.trim() === "") {
    law.focus();
    return true;
  }
  return send(form);
}

function send(form: HTMLFormElement): boolean {
  const isOnItsWay = form.querySelector("button[type=submit]")?.getAttribute("aria-disabled") === "true";
  if (!isOnItsWay) form.requestSubmit();
  return true;
}
