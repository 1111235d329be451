import { Icon } from "#components/ui/icon";
import type { Stance } from "#lib/threads/queries";

const ICON_OF_SIDE = { 1: "handshake", 2: "scale" } as const;

export function SideIcon({ side, className }: { side: 1 | 2; className?: string }) {
  return <Icon name={ICON_OF_SIDE[side]} className={className} />;
}

/** The side that an argument is on, as word, shape and colour; a question is on none. */
export function StanceChip({ stance }: { stance: Stance | undefined }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap rounded-full bg-side-wash px-2.5 py-1 text-xs font-semibold text-side">
      {stance ? <SideIcon side={stance.side} className="size-3.5" /> : <Icon name="circle-help" className="size-3.5" />}
      {stance ? stance.label : "Just asking"}
    </span>
  );
}

/** The CSS class under which colours are those of an argument's side. */
export function sideClass(stance: Stance | undefined): string {
  return stance ? `side-${stance.side}` : "side-0";
}
