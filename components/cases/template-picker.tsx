"use client";
import { useFormState } from "#components/ui/act-form";
import { FieldError } from "#components/ui/field";
import { errorOf, typedIn } from "#lib/form-state";
import type { Template } from "#lib/house/queries";

type Props = { templates: Template[]; likely: string | null; onPick: (ground: string) => void };

/** The house rules as grounds, each with its digit; choosing one brings the words that the author is told. */
export function TemplatePicker({ templates, likely, onPick }: Props) {
  const state = useFormState();
  const error = errorOf(state, "ground");
  const chosen = typedIn(state, "ground", likely ?? "");
  return (
    <fieldset aria-describedby={error ? "ground-error" : undefined}>
      <legend className="text-sm font-semibold">Ground</legend>
      <div className="mt-1.5 grid gap-x-4 sm:grid-cols-2">
        {templates.map(({ ground, title }, i) => (
          <label
            key={ground}
            className="flex min-h-9 cursor-pointer items-center gap-2.5 text-sm pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name="ground"
              value={ground}
              defaultChecked={chosen === ground}
              aria-invalid={error ? true : undefined}
              onChange={() => onPick(ground)}
              className="size-4 shrink-0 accent-ink"
            />
            <span className="min-w-0 flex-1">{title}</span>
            <kbd className="pointer-coarse:hidden rounded border border-line px-1.5 font-sans text-xs text-soft">
              {i + 1}
            </kbd>
          </label>
        ))}
      </div>
      {error && <FieldError id="ground-error">{error}</FieldError>}
    </fieldset>
  );
}
