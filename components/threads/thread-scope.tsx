"use client";
import { createContext, type ReactNode, use } from "react";
import { ReadingDesk } from "#components/reading/reading-desk";
import type { Stance } from "#lib/threads/queries";

type Scope = { slug: string; stances: readonly [Stance, Stance]; isLocked: boolean };
/** `isLocked`: nobody can argue in it now. */
type Props = Omit<Scope, "isLocked"> & { isLocked?: boolean; children: ReactNode };

const ThreadContext = createContext<Scope | null>(null);

/** The thread that this part of the page belongs to: what forms below it need to know. */
export function useThread(): Scope {
  const scope = use(ThreadContext);
  if (!scope) throw new Error("useThread needs a ThreadScope around it.");
  return scope;
}

/** Also holds the form that “Reply” buttons send without JavaScript: it leads to the composer's own page. */
export function ThreadScope({ slug, stances, isLocked = false, children }: Props) {
  return (
    <ThreadContext value={{ slug, stances, isLocked }}>
      <form id="argue" action={`/threads/${slug}/argue`} method="get" hidden />
      <ReadingDesk slug={slug}>{children}</ReadingDesk>
    </ThreadContext>
  );
}
