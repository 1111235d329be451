import type { ReactNode } from "react";

/** What a list says when there is nothing in it: what to do next. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="rounded-card border border-dashed border-edge p-6 text-sm text-soft">{children}</p>;
}
