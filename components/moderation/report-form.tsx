"use client";
import { GroundPicker } from "#components/moderation/ground-picker";
import { NoticeLink } from "#components/notices/notice-link";
import { ActForm } from "#components/ui/act-form";
import { CancelButton, SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { reportArgumentAction } from "#lib/moderation/actions";
import { NOTE_LENGTH } from "#lib/moderation/rules";

type Props = { id: number; inPlace?: { onClose: () => void; onDone: (done: { message: string }) => void } };

/** Tells the moderators which house rule an argument breaks. Nobody else learns who reported it. */
export function ReportForm({ id, inPlace }: Props) {
  return (
    <ActForm
      act={reportArgumentAction}
      onDone={inPlace?.onDone}
      label="Report"
      hidden={{ id }}
      className="mt-3 space-y-4 rounded-control bg-wash p-4"
    >
      <p className="text-sm">
        Which house rule does it break? Being wrong, or on the other side, is not among them: that is what replies and
        ratings are for. Only the moderators see your report.
      </p>
      <p className="text-sm">
        {"Is it against the law? Then you can send a notice instead: "}
        <NoticeLink id={id} />
      </p>
      <GroundPicker />
      <TextField
        label="Note"
        name="note"
        rows={2}
        most={NOTE_LENGTH}
        hint="Anything that helps to understand. Optional."
        dir="auto"
      />
      <div className="flex gap-3">
        <SubmitButton>Send report</SubmitButton>
        {inPlace && <CancelButton onClick={inPlace.onClose} />}
      </div>
    </ActForm>
  );
}
