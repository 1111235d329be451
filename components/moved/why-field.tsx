"use client";
import { useState } from "react";
import { useFormState } from "#components/ui/act-form";
import { FieldFrame } from "#components/ui/field";
import { typedIn } from "#lib/form-state";
import { ownCharacters, WHY_LENGTH } from "#lib/moved/rules";

/** Why an argument moved somebody, in their own words: how many are still missing, then how many are left. */
export function WhyField() {
  const typed = typedIn(useFormState(), "why");
  const [why, setWhy] = useState(typed);
  return (
    <FieldFrame
      label="Why did it move you?"
      name="why"
      hint={`At least ${WHY_LENGTH.min} characters of your own. Lines that quote, with > in front, do not count.`}
    >
      {(control) => (
        <>
          <textarea
            rows={4}
            dir="auto"
            className="field mt-1.5 block leading-relaxed"
            defaultValue={typed}
            onInput={(event) => setWhy(event.currentTarget.value)}
            {...control}
          />
          <Counter why={why} />
        </>
      )}
    </FieldFrame>
  );
}

function Counter({ why }: { why: string }) {
  const missing = WHY_LENGTH.min - ownCharacters(why);
  const left = WHY_LENGTH.max - [...why.trim()].length;
  const words =
    missing > 0
      ? missing === 1
        ? "1 more character"
        : `${missing} more characters`
      : `${left.toLocaleString("en")} left`;
  return <p className={`mt-1 text-sm tabular-nums ${left < 0 ? "font-semibold text-alert" : "text-soft"}`}>{words}</p>;
}
