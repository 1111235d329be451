"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { useFormState } from "#components/ui/act-form";
import { FieldError } from "#components/ui/field";
import { errorOf, typedIn } from "#lib/form-state";
import { POSITION_WORDS, POSITIONS, sideOf } from "#lib/positions/rules";

type Props = {
  legend: string;
  /** The field that is sent. */
  name?: string;
  /** What is to be known before one answers; read out with the question. */
  hint?: ReactNode;
  /** Where the reader stands already. */
  initial?: number | null;
};

/** The five positions on a motion, firmly for first. */
export function PositionPicker({ legend, name = "position", hint, initial = null }: Props) {
  const state = useFormState();
  const error = errorOf(state, name);
  const chosen = typedIn(state, name, initial === null ? "" : String(initial));
  const place = useRef<HTMLFieldSetElement>(null);
  // Where the reader stands is known after the page is there, and may be known before React has taken the page over.
  useEffect(() => {
    const known = [...(place.current?.querySelectorAll("input") ?? [])].find(({ value }) => value === chosen);
    if (known) known.checked = true;
  }, [chosen]);
  const describedBy = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset ref={place} aria-describedby={describedBy} className="min-w-0">
      <legend className="text-sm text-soft">{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      <div className="mt-2 grid gap-2 text-sm md:grid-cols-5 md:text-center">
        {POSITIONS.toReversed().map((value) => (
          <label key={value} className={`position side-${sideOf(value)}`}>
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={chosen === String(value)}
              aria-invalid={error ? true : undefined}
            />
            {POSITION_WORDS[value]}
          </label>
        ))}
      </div>
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
