"use client";
import { SideIcon } from "#components/arguments/stance-chip";
import { useFormState } from "#components/ui/act-form";
import { FieldError } from "#components/ui/field";
import { Icon } from "#components/ui/icon";
import { errorOf, typedIn } from "#lib/form-state";
import type { Side } from "#lib/threads/queries";

type Props = { stances: readonly Side[]; initial?: string; justAsking?: string };

/** The side an argument speaks for, picked by hand each time: none is chosen beforehand. */
export function StancePicker({ stances, initial, justAsking }: Props) {
  const state = useFormState();
  const error = errorOf(state, "stance");
  const chosen = typedIn(state, "stance", initial);
  return (
    <fieldset className="min-w-0" aria-describedby={error ? "stance-error" : undefined}>
      <legend className="text-sm font-semibold">Which side does it argue for?</legend>
      <div className="mt-2 flex flex-col gap-2 sm:flex-row">
        {stances.map((stance) => (
          <Choice
            key={stance.slug}
            value={stance.slug}
            chosen={chosen}
            invalid={Boolean(error)}
            className={`side-${stance.side}`}
            label={stance.label}
          >
            <SideIcon side={stance.side} />
          </Choice>
        ))}
        {justAsking && (
          <Choice value={justAsking} chosen={chosen} invalid={Boolean(error)} className="side-0" label="Just asking">
            <Icon name="circle-help" />
          </Choice>
        )}
      </div>
      {error && <FieldError id="stance-error">{error}</FieldError>}
    </fieldset>
  );
}

type ChoiceProps = {
  value: string;
  chosen: string;
  invalid: boolean;
  className: string;
  label: string;
  children: React.ReactNode;
};

function Choice({ value, chosen, invalid, className, label, children }: ChoiceProps) {
  return (
    <label
      className={`${className} flex min-h-11 flex-1 items-center gap-2 rounded-control border border-edge px-4 py-2.5 text-sm has-checked:border-side has-checked:bg-side-wash has-checked:font-semibold has-checked:text-side has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-engage`}
    >
      <input
        type="radio"
        name="stance"
        value={value}
        defaultChecked={chosen === value}
        aria-invalid={invalid || undefined}
        className="sr-only"
      />
      {children}
      {label}
    </label>
  );
}
