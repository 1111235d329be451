"use client";
import { useState } from "react";
import { ChoicePicker } from "#components/cases/choice-picker";
import { ReasonBox } from "#components/cases/reason-box";
import { TemplatePicker } from "#components/cases/template-picker";
import { useClaim } from "#components/cases/use-claim";
import { LawField } from "#components/moderation/law-field";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { decideCaseAction } from "#lib/cases/actions";
import { queueAddress } from "#lib/cases/address";
import type { CaseCard } from "#lib/cases/card";
import type { QueueTab } from "#lib/cases/tabs";
import type { Template } from "#lib/house/queries";
import { SUSPENSION_DAYS } from "#lib/moderation/rules";

type Props = {
  card: { id: number; kind: CaseCard["kind"]; argument: { id: number; revision: number } };
  isProposal: boolean;
  /** The ground that was reported first: what is chosen unless the moderator chooses otherwise. */
  likely: string | null;
  tab: QueueTab;
  next: number | null;
  done?: string;
  templates: Template[];
};

/**
 * Keep, hide, hide and warn, suspend: a key each. All but keeping ask for the ground, a digit each, which sends the
 * form with the words of its template; so that a decision takes two keys, and can be written out by hand.
 */
export function DecideForm({ card, isProposal, likely, tab, next, done, templates }: Props) {
  const [ground, setGround] = useState(likely ?? "");
  const { begin, taken } = useClaim(card.id);
  return (
    <ActForm
      act={decideCaseAction}
      label="Decision"
      hidden={{ id: card.argument.id, revision: card.argument.revision, case: card.id, tab, next: next ?? undefined }}
      className="group space-y-5"
    >
      <div onChange={begin} className="space-y-5">
        {taken && (
          <p role="alert" className="rounded-control bg-alert-wash px-4 py-3 text-sm text-alert">
            {taken}
          </p>
        )}
        <ChoicePicker isHeld={card.kind === "held"} />
        <div className="space-y-5 group-has-[input[value=keep]:checked]:hidden">
          <TemplatePicker templates={templates} likely={likely} onPick={setGround} />
          <LawField />
          <div className="hidden group-has-[input[value=suspend]:checked]:block">
            <TextField label="Days" name="days" type="number" min={1} max={3650} initial={String(SUSPENSION_DAYS)} />
          </div>
          <ReasonBox templates={templates} ground={ground} />
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton>{isProposal ? "Propose to a second moderator" : "Decide"}</SubmitButton>
          {next !== null && (
            <a href={queueAddress(tab, { case: next, done })} className="px-2 py-2 text-sm text-soft">
              Skip
            </a>
          )}
          <p className="max-w-sm text-xs text-soft">
            It can be taken back for 10 minutes. It appears in the public log without names.
          </p>
        </div>
      </div>
    </ActForm>
  );
}
