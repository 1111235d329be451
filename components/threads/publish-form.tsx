"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { publishRevisionAction } from "#lib/threads/actions";
import type { Thread } from "#lib/threads/queries";

/** Writes the next revision of a thread's article. Its motion stays: it is what positions are about. */
export function PublishForm({ thread, markdown }: { thread: Thread; markdown: string }) {
  return (
    <ActForm
      act={publishRevisionAction}
      label="New revision"
      hidden={{ slug: thread.slug, revision: thread.revision }}
      className="space-y-6"
    >
      <div>
        <h2 className="text-sm font-semibold">Motion</h2>
        <p className="mt-1 font-serif text-lg">{thread.motion}</p>
        <p className="mt-1 text-sm text-soft">It cannot change: members have taken positions on it.</p>
      </div>
      <TextField label="Title" name="title" initial={thread.title} most={200} />
      <TextField label="Kicker" name="kicker" initial={thread.kicker} most={120} hint="The line above the title." />
      <TextField label="Summary" name="dek" initial={thread.dek} rows={3} most={500} />
      <TextField
        label="Article"
        name="markdown"
        initial={markdown}
        rows={24}
        className="font-serif text-lg"
        hint="Markdown: ## for a heading, an empty line between paragraphs. Passages that arguments quote are looked for in the new text."
      />
      <SubmitButton>Publish revision</SubmitButton>
    </ActForm>
  );
}
