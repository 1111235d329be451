"use client";
import { useState } from "react";
import { useFormState } from "#components/ui/act-form";
import { FieldError } from "#components/ui/field";
import { errorOf, typedIn } from "#lib/form-state";

type Props = { quote?: string; start?: number; title: string; without: string };

/** What a new argument quotes (or quoted in the draft that was brought back), until its author takes it away (without JavaScript: by going to the composer `without` it). */
export function QuotedPassage({ quote: given = "", start: givenStart, title, without }: Props) {
  const [kept, setKept] = useState(true);
  const state = useFormState();
  const error = errorOf(state, "quote");
  const quote = given || typedIn(state, "quote");
  const start = given ? givenStart : typedIn(state, "start") || undefined;
  if (!kept || !quote) return null;
  return (
    <div className="rounded-control bg-wash p-4">
      <p className="text-xs font-semibold text-soft">{title}</p>
      <p dir="auto" className="mt-1 font-serif italic">
        “{quote}”
      </p>
      <input type="hidden" name="quote" value={quote} />
      {start !== undefined && <input type="hidden" name="start" value={start} />}
      {error && <FieldError>{error}</FieldError>}
      <a
        href={without}
        onClick={(event) => {
          event.preventDefault();
          setKept(false);
        }}
        className="mt-2 inline-flex min-h-6 items-center text-xs text-soft underline"
      >
        Remove the passage
      </a>
    </div>
  );
}
