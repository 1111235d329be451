import type { ReactNode } from "react";
import { SideIcon } from "#components/arguments/stance-chip";
import type { Side } from "#lib/positions/rules";
import type { Stance } from "#lib/threads/queries";

/**
 * The fine stripes of side 2, one every `every` units, so that it is told from side 1 without colour too. Lines across
 * survive any stretching.
 */
export function Stripes({ id, every }: { id: string; every: number }) {
  return (
    <pattern id={id} width="10" height={every} patternUnits="userSpaceOnUse">
      <rect width="10" height={every} className="fill-concern" />
      <rect width="10" height={every * 0.16} className="fill-card" />
    </pattern>
  );
}

/** Shapes inside are filled as those of a side: plain for yes, striped for no, pale for neither. */
export function Fill({ side, stripes, children }: { side: Side; stripes: string; children: ReactNode }) {
  if (side === 2) return <g fill={`url(#${stripes})`}>{children}</g>;
  return <g className={side === 1 ? "fill-engage" : "fill-edge"}>{children}</g>;
}

/** What the fillings stand for. */
export function Legend({ stances }: { stances: readonly [Stance, Stance] }) {
  const [yes, no] = stances;
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      <Entry side={1}>
        <SideIcon side={1} />
        {yes.label}
      </Entry>
      <Entry side={0}>Undecided</Entry>
      <Entry side={2}>
        <SideIcon side={2} />
        {no.label}
      </Entry>
    </ul>
  );
}

function Entry({ side, children }: { side: Side; children: ReactNode }) {
  return (
    <li className={`side-${side} inline-flex items-center gap-1.5 font-semibold text-side`}>
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4">
        {side === 2 && <Stripes id="stripes-legend" every={4} />}
        <Fill side={side} stripes="stripes-legend">
          <rect width="16" height="16" rx="3" />
        </Fill>
      </svg>
      {children}
    </li>
  );
}
