"use client";
import { createContext, use } from "react";
import type { Side } from "#lib/threads/queries";

export type Scope = { slug: string; stances: readonly Side[]; isLocked: boolean };

export const ThreadContext = createContext<Scope | null>(null);

/** The thread that this part of the page belongs to: what forms below it need to know. `isLocked`: nobody can argue in it now. */
export function useThread(): Scope {
  const scope = use(ThreadContext);
  if (!scope) throw new Error("useThread needs a ThreadScope around it.");
  return scope;
}
