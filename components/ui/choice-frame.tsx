"use client";
import { type ReactNode, useId } from "react";
import { useFormState } from "#components/ui/act-form";
import { FieldError } from "#components/ui/field";
import { errorOf, typedIn } from "#lib/form-state";

/** What makes an input one of its answers. */
export type RadioProps = {
  type: "radio";
  name: string;
  value: string;
  defaultChecked: boolean;
  "aria-invalid": true | undefined;
};
type Props = {
  legend: string;
  name: string;
  /** What is chosen beforehand; without it, nothing. */
  initial?: string;
  children: (radio: (value: string) => RadioProps) => ReactNode;
};

/** A question of which one answer among a few is chosen, and its error, read out with it. */
export function ChoiceFrame({ legend, name, initial, children }: Props) {
  const id = useId();
  const state = useFormState();
  const error = errorOf(state, name);
  const chosen = typedIn(state, name, initial);
  const radio = (value: string): RadioProps => ({
    type: "radio",
    name,
    value,
    defaultChecked: chosen === value,
    "aria-invalid": error ? true : undefined,
  });
  return (
    // A new key, because React gives a choice its default only when it is made.
    <fieldset key={chosen} aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <legend className="text-sm font-semibold">{legend}</legend>
      {children(radio)}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
