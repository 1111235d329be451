"use client";
import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { useFormState } from "#components/ui/act-form";
import { errorOf, typedIn } from "#lib/form-state";

type FrameProps = {
  label: string;
  name: string;
  hint?: string;
  left?: number;
  children: (control: ControlProps) => ReactNode;
};
type ControlProps = {
  id: string;
  name: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

/** The label of a control, its error and its hint, all read out with it. */
export function FieldFrame({ label, name, hint, left, children }: FrameProps) {
  const id = useId();
  const error = errorOf(useFormState(), name);
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  return (
    <div>
      <div className="flex items-baseline gap-4 text-sm">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {left !== undefined && (
          <span className={`ms-auto tabular-nums ${left < 0 ? "font-semibold text-alert" : "text-soft"}`}>
            {left} left
          </span>
        )}
      </div>
      {children({ id, name, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1 text-sm font-medium text-alert">
      {children}
    </p>
  );
}

type TextFieldProps = Omit<
  ComponentProps<"input"> & ComponentProps<"textarea">,
  "defaultValue" | "maxLength" | "ref"
> & {
  label: string;
  name: string;
  hint?: string;
  initial?: string;
  /** Makes it a box of so many lines. */
  rows?: number;
  /** The most characters, counted down beside the label. The browser is not told: it would cut what somebody pastes. */
  most?: number;
};

/** A labelled line or box of text. */
export function TextField({ label, name, hint, initial = "", rows, most, className = "", ...rest }: TextFieldProps) {
  const typed = typedIn(useFormState(), name, initial);
  const [length, setLength] = useState([...typed].length);
  const common = {
    defaultValue: typed,
    onInput: (event: { currentTarget: { value: string } }) => setLength([...event.currentTarget.value].length),
  };
  return (
    <FieldFrame label={label} name={name} hint={hint} left={most === undefined ? undefined : most - length}>
      {(control) =>
        rows ? (
          <textarea
            rows={rows}
            className={`field mt-1.5 block leading-relaxed ${className}`}
            {...common}
            {...rest}
            {...control}
          />
        ) : (
          <input className={`field mt-1.5 ${className}`} {...common} {...rest} {...control} />
        )
      }
    </FieldFrame>
  );
}
