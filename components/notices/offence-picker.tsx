"use client";
import { useFormState } from "#components/ui/act-form";
import { FieldError } from "#components/ui/field";
import { errorOf, typedIn } from "#lib/form-state";

const OFFENCES = [
  [
    "children",
    "Sexual abuse or sexual exploitation of children, or child pornography (Directive 2011/93/EU, Arts. 3 to 7)",
  ],
  ["other", "Anything else that is illegal"],
] as const;

/** What kind of offence a notice is about: on it depends whether who sends it must say who they are. */
export function OffencePicker() {
  const state = useFormState();
  const error = errorOf(state, "offence");
  const chosen = typedIn(state, "offence", "other");
  return (
    // A new key, because React gives a choice its default only when it is made.
    <fieldset key={chosen} aria-describedby={error ? "offence-error" : undefined}>
      <legend className="text-sm font-semibold">What is it about?</legend>
      {OFFENCES.map(([value, label]) => (
        <label key={value} className="mt-1.5 flex min-h-11 items-center gap-3 text-sm">
          <input
            type="radio"
            name="offence"
            value={value}
            defaultChecked={chosen === value}
            aria-invalid={error ? true : undefined}
            className="size-5 shrink-0 accent-ink"
          />
          {label}
        </label>
      ))}
      {error && <FieldError id="offence-error">{error}</FieldError>}
    </fieldset>
  );
}
