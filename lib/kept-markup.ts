import type { ReactNode } from "react";
import { markup } from "#lib/markup";

/**
 * The markup, in bytes, of things that are the very same from one page to the next (lib/arguments/roots.ts): written
 * once for each `manner`, which names all else that it depends on, and gone with the thing.
 */
export function keptMarkup<Thing extends object>() {
  const known = new WeakMap<Thing, Map<string, Uint8Array>>();
  return (thing: Thing, manner: string, write: () => ReactNode): Uint8Array => {
    let manners = known.get(thing);
    if (!manners) {
      manners = new Map();
      known.set(thing, manners);
    }
    const before = manners.get(manner);
    if (before) return before;
    const html = new TextEncoder().encode(markup(write()));
    manners.set(manner, html);
    return html;
  };
}
