"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { useNotice } from "#components/ui/notice";
import { saveSwitchesAction } from "#lib/notifications/actions";
import type { Switch } from "#lib/notifications/queries";
import { ALWAYS_ON_PAGE, type NotificationKind } from "#lib/notifications/rules";

const WORDS: Record<NotificationKind, string> = {
  reply: "Somebody replies to an argument of yours",
  mention: "Somebody mentions you",
  moved: "An argument of yours moved somebody",
  decision: "The moderators decided about you or an argument of yours",
  appeal: "Your appeal was decided",
  report: "What you reported was decided",
};

/** What a member is told, and how. What concerns their own rights is always on the page. */
export function SwitchesForm({ switches }: { switches: Switch[] }) {
  const showNotice = useNotice();
  return (
    <ActForm act={saveSwitchesAction} onDone={showNotice}>
      {switches.map(({ kind, onPage, byMail }) => (
        <fieldset key={kind} className="border-b border-line pb-4">
          <legend className="font-semibold">{WORDS[kind]}</legend>
          <div className="mt-1 flex flex-wrap gap-x-8">
            {ALWAYS_ON_PAGE.includes(kind) ? (
              <p className="flex min-h-11 items-center text-sm text-soft">Always on the page</p>
            ) : (
              <Box name={`${kind}.page`} label="On the page" isTicked={onPage} />
            )}
            <Box name={`${kind}.mail`} label="By mail" isTicked={byMail} />
          </div>
        </fieldset>
      ))}
      <SubmitButton>Save</SubmitButton>
    </ActForm>
  );
}

function Box({ name, label, isTicked }: { name: string; label: string; isTicked: boolean }) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-2 text-sm">
      <input
        key={String(isTicked)}
        type="checkbox"
        name={name}
        value="yes"
        defaultChecked={isTicked}
        className="size-5 accent-ink"
      />
      {label}
    </label>
  );
}
