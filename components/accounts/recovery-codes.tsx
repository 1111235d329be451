"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { useFormState } from "#components/ui/act-form";
import { Said } from "#components/ui/said";

/** The fields of a form until it is done; then, in their place and with the focus, the recovery codes that it gave. */
export function UntilCodes({ children }: { children: ReactNode }) {
  const state = useFormState();
  const place = useRef<HTMLDivElement>(null);
  const codes = state.status === "done" ? state.codes : undefined;
  const isDone = codes !== undefined;
  useEffect(() => {
    if (isDone) place.current?.focus();
  }, [isDone]);
  if (state.status !== "done" || !codes) return children;
  return (
    <div ref={place} tabIndex={-1}>
      <Said>{state.message}</Said>
      <RecoveryCodes codes={codes} />
    </div>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join("\n")}\n`)}`;
  return (
    <>
      <h2 className="mb-2 font-serif text-xl font-semibold">Your recovery codes</h2>
      <p className="mb-4">
        Keep them where you find them without your phone: each signs you in once, in the place of a code from the app.
        They are shown now and never again.
      </p>
      <ol className="mb-4 grid gap-x-8 gap-y-2 rounded-card border border-line bg-card p-5 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="flex flex-wrap gap-x-6 gap-y-2 print:hidden">
        <a href={file} download="recovery-codes.txt" className="link inline-flex min-h-8 items-center">
          Save them as a file
        </a>
        <a href="/settings" className="link inline-flex min-h-8 items-center">
          I have kept them: back to your account
        </a>
      </p>
    </>
  );
}
