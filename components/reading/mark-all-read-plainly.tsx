"use client";
import { ActForm } from "#components/ui/act-form";
import { markAllReadAction } from "#lib/reading/actions";

/** The same for browsers without JavaScript, where a page cannot know whether a member reads it. */
export function MarkAllReadPlainly({ slug }: { slug: string }) {
  return (
    <noscript>
      <ActForm act={markAllReadAction} label="Mark all as read" hidden={{ thread: slug }} className="mt-6 text-sm">
        For members:{" "}
        <button type="submit" className="link min-h-11">
          Mark all as read
        </button>
      </ActForm>
    </noscript>
  );
}
