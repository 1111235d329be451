"use client";
import type { ReactNode } from "react";
import { SideIcon } from "#components/arguments/stance-chip";
import { ChoiceFrame, type RadioProps } from "#components/ui/choice-frame";
import { Icon } from "#components/ui/icon";
import type { Side } from "#lib/threads/queries";

type Props = { stances: readonly Side[]; initial?: string; justAsking?: string };

/** The side an argument speaks for, picked by hand each time: none is chosen beforehand. */
export function StancePicker({ stances, initial, justAsking }: Props) {
  return (
    <ChoiceFrame legend="Which side does it argue for?" name="stance" initial={initial}>
      {(radio) => (
        <div className="mt-2 flex flex-col gap-2 sm:flex-row sm:flex-wrap">
          {stances.map(({ slug, label, side }) => (
            <Choice key={slug} radio={radio(slug)} className={`side-${side}`} label={label}>
              <SideIcon side={side} />
            </Choice>
          ))}
          {justAsking && (
            <Choice radio={radio(justAsking)} className="side-0" label="Just asking">
              <Icon name="circle-help" />
            </Choice>
          )}
        </div>
      )}
    </ChoiceFrame>
  );
}

type ChoiceProps = { radio: RadioProps; className: string; label: string; children: ReactNode };

function Choice({ radio, className, label, children }: ChoiceProps) {
  return (
    <label
      className={`${className} flex min-h-11 flex-1 items-center gap-2 rounded-control border border-edge px-4 py-2.5 text-sm has-checked:border-side has-checked:bg-side-wash has-checked:font-semibold has-checked:text-side has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-engage`}
    >
      <input {...radio} className="sr-only" />
      {children}
      {label}
    </label>
  );
}
