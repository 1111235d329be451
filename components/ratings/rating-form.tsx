"use client";
import { PositionPicker } from "#components/positions/position-picker";
import { ActForm, useFormState } from "#components/ui/act-form";
import { CancelButton, SubmitButton } from "#components/ui/button";
import { typedIn } from "#lib/form-state";
import { rateArgumentAction } from "#lib/ratings/actions";
import type { Rating } from "#lib/ratings/schema";

type Props = {
  id: number;
  /** What was chosen before the form opened. */
  rating?: Rating;
  position: number | null;
  inPlace?: { onClose: () => void; onDone: (done: { message: string }) => void };
};

/** Rates an argument, asking first where its reader stands when they have not said. */
export function RatingForm({ id, rating, position, inPlace }: Props) {
  return (
    <ActForm
      act={rateArgumentAction}
      onDone={inPlace?.onDone}
      label="Rating"
      hidden={{ id }}
      className="mt-3 space-y-4 rounded-control bg-wash p-4"
    >
      {position === null && (
        <>
          <p className="text-sm">
            Ratings are counted for each side apart, so Parley asks once where you stand. Only counts are shown, never
            who.
          </p>
          <PositionPicker legend="Where do you stand on the motion?" />
        </>
      )}
      <fieldset className="text-sm">
        <legend className="text-soft">Is it a strong argument? That is not the same as agreeing with it.</legend>
        <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
          <Ratings initial={rating ?? "strong"} />
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>Save rating</SubmitButton>
        {inPlace && <CancelButton onClick={inPlace.onClose} />}
      </div>
    </ActForm>
  );
}

function Ratings({ initial }: { initial: Rating }) {
  const chosen = typedIn(useFormState(), "rating", initial);
  return (["strong", "weak", "none"] as const).map((value) => (
    <label key={value} className="inline-flex min-h-11 items-center gap-2">
      <input key={chosen} type="radio" name="rating" value={value} defaultChecked={value === chosen} />
      {{ strong: "Strong", weak: "Weak", none: "No rating" }[value]}
    </label>
  ));
}
