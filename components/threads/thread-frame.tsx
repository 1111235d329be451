"use client";
import type { ReactNode } from "react";
import { ReadingDesk } from "#components/reading/reading-desk";
import { type Scope, ThreadContext } from "#components/threads/thread-context";

/** Also holds the form that members' tools send where they lead to a page. */
export function ThreadFrame({ children, ...scope }: Scope & { children: ReactNode }) {
  return (
    <ThreadContext value={scope}>
      <form id="argue" action={`/threads/${scope.slug}/argue`} method="get" hidden />
      <ReadingDesk slug={scope.slug}>{children}</ReadingDesk>
    </ThreadContext>
  );
}
