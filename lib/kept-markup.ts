import type { ReactNode } from "react";
import { markup } from "#lib/markup";

/**
 * The markup of things that are the very same from one page to the next (lib/arguments/roots.ts): written once for
 * each `manner`, which names all else that it depends on, and gone with the thing.
 */
export function keptMarkup<Thing extends object>() {
  const known = new WeakMap<Thing, Map<string, string>>();
  return (thing: Thing, manner: string, write: () => ReactNode): string => {
    let manners = known.get(thing);
    if (!manners) {
      manners = new Map();
      known.set(thing, manners);
    }
    const before = manners.get(manner);
    if (before !== undefined) return before;
    const html = inOnePiece(markup(write()));
    manners.set(manner, html);
    return html;
  };
}

/** The engine keeps a text that was put together as the thousands of pieces that it was put together from. */
function inOnePiece(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
