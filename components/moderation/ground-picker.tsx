"use client";
import { useFormState } from "#components/ui/act-form";
import { FieldFrame } from "#components/ui/field";
import { typedIn } from "#lib/form-state";
import { HOUSE_RULES } from "#lib/moderation/house-rules";

/** The house rule that a decision rests on. None is chosen beforehand. */
export function GroundPicker() {
  const chosen = typedIn(useFormState(), "ground");
  return (
    <FieldFrame label="Ground" name="ground">
      {(control) => (
        // A new key, because React gives a select its default only when it is made.
        <select key={chosen} defaultValue={chosen} className="field mt-1.5 h-11 text-sm" {...control}>
          <option value="">Choose a house rule</option>
          {HOUSE_RULES.map((rule) => (
            <option key={rule.slug} value={rule.slug}>
              {rule.title}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
