"use client";
import { SavedHere } from "#components/house/saved-here";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { saveTemplateAction } from "#lib/house/actions";
import type { Template } from "#lib/house/queries";

/** What an author is told when something of theirs is hidden on this ground. */
export function TemplateForm({ template, saved }: { template: Template; saved: boolean }) {
  return (
    <div id={`template-${template.ground}`}>
      <ActForm
        // Anew once it is saved, so that the field shows what was kept.
        key={template.words}
        act={saveTemplateAction}
        label={`Words for: ${template.title}`}
        hidden={{ ground: template.ground }}
        className="space-y-3"
      >
        <TextField label={template.title} name="words" initial={template.words} rows={3} dir="auto" />
        <SavedHere saved={saved} />
        <SubmitButton look="quiet">Save</SubmitButton>
      </ActForm>
    </div>
  );
}
