"use client";
import { type ComponentProps, useId, useState } from "react";

type Common = {
  label: string;
  name: string;
  error?: string;
  hint?: string;
  initial?: string;
  maxLength?: number;
  showLeft?: boolean;
};

/** A labelled line of text. An error stands beside it and is read out with it. */
export function TextField({
  label,
  name,
  error,
  hint,
  initial,
  showLeft,
  className = "",
  ...rest
}: Common & Omit<ComponentProps<"input">, "defaultValue">) {
  const { ids, left, count } = useField({ error, hint, initial, maxLength: showLeft ? rest.maxLength : undefined });
  return (
    <div>
      <Label id={ids.field} label={label} left={left} />
      <input
        id={ids.field}
        name={name}
        defaultValue={initial}
        aria-invalid={error ? true : undefined}
        aria-describedby={ids.describedBy}
        onInput={count}
        className={`field mt-1.5 ${className}`}
        {...rest}
        maxLength={undefined}
      />
      <Below ids={ids} error={error} hint={hint} />
    </div>
  );
}

/** A labelled box for several lines. */
export function TextArea({
  label,
  name,
  error,
  hint,
  initial,
  showLeft,
  className = "",
  ...rest
}: Common & Omit<ComponentProps<"textarea">, "defaultValue">) {
  const { ids, left, count } = useField({ error, hint, initial, maxLength: showLeft ? rest.maxLength : undefined });
  return (
    <div>
      <Label id={ids.field} label={label} left={left} />
      <textarea
        id={ids.field}
        name={name}
        defaultValue={initial}
        aria-invalid={error ? true : undefined}
        aria-describedby={ids.describedBy}
        onInput={count}
        rows={6}
        className={`field mt-1.5 block leading-relaxed ${className}`}
        {...rest}
        maxLength={undefined}
      />
      <Below ids={ids} error={error} hint={hint} />
    </div>
  );
}

// maxLength is not given to the browser: it would cut what somebody pastes. The count goes below zero instead.
function useField({
  error,
  hint,
  initial = "",
  maxLength,
}: {
  error?: string;
  hint?: string;
  initial?: string;
  maxLength?: number;
}) {
  const field = useId();
  const [length, setLength] = useState([...initial].length);
  const describedBy = [error && `${field}-error`, hint && `${field}-hint`].filter(Boolean).join(" ") || undefined;
  return {
    ids: { field, describedBy },
    left: maxLength === undefined ? undefined : maxLength - length,
    count: (event: { currentTarget: { value: string } }) => setLength([...event.currentTarget.value].length),
  };
}

function Label({ id, label, left }: { id: string; label: string; left?: number }) {
  return (
    <div className="flex items-baseline gap-4 text-sm">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {left !== undefined && (
        <span className={`ms-auto tabular-nums ${left < 0 ? "font-semibold text-concern" : "text-soft"}`}>
          {left} left
        </span>
      )}
    </div>
  );
}

function Below({ ids, error, hint }: { ids: { field: string }; error?: string; hint?: string }) {
  return (
    <>
      {error && (
        <p id={`${ids.field}-error`} className="mt-1 text-sm font-medium text-concern">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${ids.field}-hint`} className="mt-1 text-sm text-soft">
          {hint}
        </p>
      )}
    </>
  );
}
