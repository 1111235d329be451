"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { WhyField } from "#components/moved/why-field";
import { PositionPicker } from "#components/positions/position-picker";
import { ActForm, useFormState } from "#components/ui/act-form";
import { CancelButton, SubmitButton } from "#components/ui/button";
import { FieldError } from "#components/ui/field";
import { errorOf, typedIn } from "#lib/form-state";
import { creditArgumentAction } from "#lib/moved/actions";
import type { MovedKind } from "#lib/moved/rules";

type Props = {
  id: number;
  position: number | null;
  inPlace?: { onClose: () => void; onDone: (done: { message: string }) => void };
};

/** “This moved me”: what changed, where one stands now if that did, and why. */
export function CreditForm({ id, position, inPlace }: Props) {
  const { member } = useViewer();
  return (
    <ActForm
      act={creditArgumentAction}
      onDone={inPlace?.onDone}
      label="This moved me"
      hidden={{ id }}
      draft={member ? `${member.handle}/moved/${id}` : undefined}
      className="group/credit mt-3 space-y-4 rounded-control bg-wash p-4"
    >
      {position === null && (
        <PositionPicker legend="Where did you stand on the motion before you read it? Parley asks once." />
      )}
      <KindPicker />
      {/* Shown by the style sheet, so that it is there without JavaScript too. */}
      <div className="hidden group-has-[[name=changed][value=position]:checked]/credit:block">
        <PositionPicker name="after" legend="Where do you stand now?" />
      </div>
      <WhyField />
      <p className="text-sm text-soft">
        Your name, what changed and your words are shown to everybody. Where you stood and stand is not: it is only
        counted. Where few were moved, others may still guess it from the counts.
      </p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>Give credit</SubmitButton>
        {inPlace && <CancelButton onClick={inPlace.onClose} />}
      </div>
    </ActForm>
  );
}

const CHOICES: Record<MovedKind, string> = {
  point: "How I see one point",
  fact: "I concede a fact",
  position: "My position on the motion",
};

function KindPicker() {
  const state = useFormState();
  const chosen = typedIn(state, "changed");
  const error = errorOf(state, "changed");
  return (
    <fieldset aria-describedby={error ? "changed-error" : undefined} className="text-sm">
      <legend className="text-soft">What did it change? That need not be a reversal.</legend>
      <div className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
        {Object.entries(CHOICES).map(([value, words]) => (
          <label key={value} className="inline-flex min-h-11 items-center gap-2">
            <input
              key={chosen}
              type="radio"
              name="changed"
              value={value}
              defaultChecked={value === chosen}
              aria-invalid={error ? true : undefined}
            />
            {words}
          </label>
        ))}
      </div>
      {error && <FieldError id="changed-error">{error}</FieldError>}
    </fieldset>
  );
}
