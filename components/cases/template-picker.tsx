"use client";
import { ChoiceFrame } from "#components/ui/choice-frame";
import type { Template } from "#lib/house/queries";

type Props = { templates: Template[]; likely: string | null; onPick: (ground: string) => void };

/** The house rules as grounds, each with its digit; choosing one brings the words that the author is told. */
export function TemplatePicker({ templates, likely, onPick }: Props) {
  return (
    <ChoiceFrame legend="Ground" name="ground" initial={likely ?? undefined}>
      {(radio) => (
        <div className="mt-1.5 grid gap-x-4 sm:grid-cols-2">
          {templates.map(({ ground, title }, i) => (
            <label
              key={ground}
              className="flex min-h-9 cursor-pointer items-center gap-2.5 text-sm pointer-coarse:min-h-11"
            >
              <input {...radio(ground)} onChange={() => onPick(ground)} className="size-4 shrink-0 accent-ink" />
              <span className="min-w-0 flex-1">{title}</span>
              <kbd className="pointer-coarse:hidden rounded border border-line px-1.5 font-sans text-xs text-soft">
                {i + 1}
              </kbd>
            </label>
          ))}
        </div>
      )}
    </ChoiceFrame>
  );
}
