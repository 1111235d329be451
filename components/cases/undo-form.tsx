"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { undoDecisionsAction } from "#lib/cases/actions";

type Props = { id: number; onDone?: (done: { message: string }) => void };

/** Takes one's own decision back, within minutes: in the list of what was decided, and right after deciding. */
export function UndoForm({ id, onDone }: Props) {
  return (
    <ActForm act={undoDecisionsAction} onDone={onDone} label={`Undo no. ${id}`} hidden={{ done: id }} className="">
      <SubmitButton look="underlined">Undo</SubmitButton>
    </ActForm>
  );
}
