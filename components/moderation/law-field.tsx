"use client";
import { TextField } from "#components/ui/field";

/** Which law something breaks: shown, in a form of the class `group`, once the ground is the law. */
export function LawField() {
  return (
    <div className="hidden group-has-[:checked[value=unlawful]]:block">
      <TextField label="Law" name="law" hint="Which law it breaks: the act and the article." />
    </div>
  );
}
