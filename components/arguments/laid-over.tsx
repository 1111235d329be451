"use client";
import { useEffect } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { OwnCards } from "#components/arguments/own-cards";
import { addressToQuote, selectedInArgument } from "#components/arguments/selected-in-argument";

/** What is laid over the arguments of a page, which are still: for members, all that is theirs alone; for everybody, quoting what is selected. */
export function LaidOver({ slug }: { slug: string }) {
  const { member } = useViewer();
  useEffect(() => {
    const quoteButton = ({ target }: Event) =>
      target instanceof Element ? target.closest<HTMLElement>("article > footer > form > button[name=quote]") : null;
    // A press must not take the selection away.
    const onPointerDown = (event: PointerEvent) => void (quoteButton(event) && event.preventDefault());
    const onClick = (event: MouseEvent) => {
      const id = Number(quoteButton(event)?.closest("article")?.id.slice(1));
      const selected = id ? selectedInArgument(id) : null;
      if (!selected) return;
      event.preventDefault();
      location.assign(addressToQuote(slug, id, selected));
    };
    document.addEventListener("pointerdown", onPointerDown);
    document.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("pointerdown", onPointerDown);
      document.removeEventListener("click", onClick);
    };
  }, [slug]);
  return member && <OwnCards />;
}
