"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { undoDecisionsAction } from "#lib/cases/actions";
import type { QueueTab } from "#lib/cases/tabs";

type Props = { outcome: string; done: readonly number[]; tab: QueueTab };

/** What was just decided, and the way to take it back. */
export function JustDecided({ outcome, done, tab }: Props) {
  return (
    <div
      role="status"
      className="mt-4 flex flex-wrap items-center gap-x-4 rounded-control bg-bridge-wash px-4 py-1.5 text-sm"
    >
      <p className="py-1.5">{outcome}</p>
      {done.length > 0 && (
        <ActForm
          act={undoDecisionsAction}
          label="Undo"
          hidden={{ done: done.join(","), tab }}
          className="flex items-center"
        >
          <SubmitButton look="underlined">Undo</SubmitButton>
          <kbd className="pointer-coarse:hidden rounded border border-edge px-1.5 font-sans text-xs uppercase text-soft">
            u
          </kbd>
        </ActForm>
      )}
    </div>
  );
}
