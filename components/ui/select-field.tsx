"use client";
import { useFormState } from "#components/ui/act-form";
import { FieldFrame } from "#components/ui/field";
import { typedIn } from "#lib/form-state";

type Props = { label: string; name: string; options: Record<string, string>; initial?: string; hint?: string };

/** A labelled choice of one among a few: value → words. */
export function SelectField({ label, name, options, initial = "", hint }: Props) {
  const chosen = typedIn(useFormState(), name, initial);
  return (
    <FieldFrame label={label} name={name} hint={hint}>
      {(control) => (
        // A new key, because React gives a select its default only when it is made.
        <select key={chosen} defaultValue={chosen} className="field mt-1.5 h-11 text-sm" {...control}>
          {Object.entries(options).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
