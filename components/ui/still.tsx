import type { ReactNode } from "react";
import { StillFrame } from "#components/ui/still-frame";
import { markup } from "#lib/markup";
import { handOver } from "#lib/still-parts";

type Props = {
  /** Tells the still parts of a page apart: letters, digits, - and _. */
  id: string;
  as?: "div" | "ul" | "ol" | "g" | "nav";
  className?: string;
  children: ReactNode;
};

/**
 * What is only read: rendered once, on the server, and sent once, as HTML. Nothing in it is a component of the browser;
 * what a reader can do with it is laid over it.
 */
export function Still({ id, as, className, children }: Props) {
  const html = handOver(id, markup(children));
  // Without what is not given: the data of a page would name it.
  return (
    <StillFrame id={id} {...(as && { as })} {...(className && { className })} {...(html !== undefined && { html })} />
  );
}
