"use client";
import { useState } from "react";
import { useFormState } from "#components/ui/act-form";
import { FieldFrame } from "#components/ui/field";
import { typedIn } from "#lib/form-state";
import type { Template } from "#lib/house/queries";
import { REASON_LENGTH } from "#lib/moderation/rules";

type Props = { templates: Template[]; ground: string };

/** The words to the author: those of the ground, until the moderator writes their own. */
export function ReasonBox({ templates, ground }: Props) {
  const sent = typedIn(useFormState(), "reason");
  const [written, setWritten] = useState<string | null>(null);
  const template = templates.find((each) => each.ground === ground)?.words ?? "";
  const words = written ?? (sent || template);
  return (
    <FieldFrame
      label="What the author is told"
      name="reason"
      hint="Left empty, the author is told the words of the ground."
      left={REASON_LENGTH - [...words].length}
    >
      {(control) => (
        <textarea
          rows={3}
          className="field mt-1.5 block leading-relaxed"
          value={words}
          onChange={(event) => setWritten(event.currentTarget.value)}
          {...control}
        />
      )}
    </FieldFrame>
  );
}
