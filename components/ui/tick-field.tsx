"use client";
import { type ReactNode, useId } from "react";
import { useFormState } from "#components/ui/act-form";
import { FieldError } from "#components/ui/field";
import { errorOf, typedIn } from "#lib/form-state";

/** A box to tick with the sentence that it agrees to, and its error below; sends “yes”. */
export function TickField({ name, children }: { name: string; children: ReactNode }) {
  const id = useId();
  const state = useFormState();
  const error = errorOf(state, name);
  const isTicked = typedIn(state, name) === "yes";
  return (
    <div>
      <label className="flex min-h-11 cursor-pointer items-start gap-3 text-sm">
        <input
          key={String(isTicked)}
          type="checkbox"
          name={name}
          value="yes"
          defaultChecked={isTicked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="size-5 shrink-0 accent-ink"
        />
        <span>{children}</span>
      </label>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
