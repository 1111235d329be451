import type { ReactNode } from "react";
import { StillFrame } from "#components/ui/still-frame";
import { markup } from "#lib/markup";
import { remember } from "#lib/remember";
import { handOver } from "#lib/still-parts";

type Props = {
  /** Tells the still parts of a page apart: letters, digits, - and _. */
  id: string;
  as?: "div" | "ul" | "ol" | "g" | "nav";
  className?: string;
  /** What is shown; or its markup, where that was written before (lib/kept-markup.ts). */
  children: ReactNode | readonly Uint8Array[];
  /** Names all that it depends on, so that it is written once: for what is short and on many pages. */
  by?: string;
};

/**
 * What is only read: rendered once, on the server, and sent once, as HTML. Nothing in it is a component of the browser;
 * what a reader can do with it is laid over it.
 */
export function Still({ id, as, className, children, by }: Props) {
  const html = handOver(
    id,
    isWritten(children) ? children : by === undefined ? markup(children) : once(id, by, children),
  );
  // Without what is not given: the data of a page would name it.
  return (
    <StillFrame id={id} {...(as && { as })} {...(className && { className })} {...(html !== undefined && { html })} />
  );
}

const isWritten = (children: Props["children"]): children is readonly Uint8Array[] =>
  Array.isArray(children) && children[0] instanceof Uint8Array;

const KEPT = 500;
const once = remember(
  KEPT,
  (id: string, by: string, _: ReactNode) => `${id} ${by}`,
  (_id, _by, children) => markup(children),
);
