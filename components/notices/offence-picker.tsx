"use client";
import { ChoiceFrame } from "#components/ui/choice-frame";

const OFFENCES = [
  [
    "children",
    "Sexual abuse or sexual exploitation of children, or child pornography (Directive 2011/93/EU, Arts. 3 to 7)",
  ],
  ["other", "Anything else that is illegal"],
] as const;

/** What kind of offence a notice is about: on it depends whether who sends it must say who they are. */
export function OffencePicker() {
  return (
    <ChoiceFrame legend="What is it about?" name="offence" initial="other">
      {(radio) =>
        OFFENCES.map(([value, label]) => (
          <label key={value} className="mt-1.5 flex min-h-11 items-center gap-3 text-sm">
            <input {...radio(value)} className="size-5 shrink-0 accent-ink" />
            {label}
          </label>
        ))
      }
    </ChoiceFrame>
  );
}
