"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { useFormState } from "#components/ui/act-form";
import { Said } from "#components/ui/said";

/** The fields of a form until it is done; then, in their place and with the focus, what came of it. */
export function UntilDone({ children }: { children: ReactNode }) {
  const state = useFormState();
  const place = useRef<HTMLDivElement>(null);
  const isDone = state.status === "done";
  useEffect(() => {
    if (isDone) place.current?.focus();
  }, [isDone]);
  if (!isDone) return children;
  return (
    <div ref={place} tabIndex={-1}>
      <Said>{state.message}</Said>
    </div>
  );
}
