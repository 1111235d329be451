"use client";
import { useState } from "react";
import { useFormState } from "#components/ui/act-form";
import { FieldError } from "#components/ui/field";
import { errorOf } from "#lib/form-state";

/** The passage of the article that a new argument is about, until its author takes it away. */
export function QuotedPassage({ quote }: { quote: string }) {
  const [kept, setKept] = useState(true);
  const error = errorOf(useFormState(), "quote");
  if (!kept) return null;
  return (
    <div className="rounded-control bg-wash p-4">
      <p className="text-xs font-semibold text-soft">About this passage</p>
      <p dir="auto" className="mt-1 font-serif italic">
        “{quote}”
      </p>
      <input type="hidden" name="quote" value={quote} />
      {error && <FieldError>{error}</FieldError>}
      <button type="button" onClick={() => setKept(false)} className="mt-2 min-h-6 text-xs text-soft underline">
        Remove the passage
      </button>
    </div>
  );
}
