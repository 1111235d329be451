import { Icon } from "#components/ui/icon";
import type { Side } from "#lib/threads/queries";

const ICON_OF_SIDE = { 1: "handshake", 2: "scale" } as const;

export function SideIcon({ side, className }: { side: 1 | 2; className?: string }) {
  return <Icon name={ICON_OF_SIDE[side]} className={className} />;
}

/** The side that an argument is on, as word, shape and colour (of the `sideClass` around it); a question is on none. */
export function StanceChip({ stance }: { stance: Side | undefined }) {
  return <span className="chip">{sideInWords(stance)}</span>;
}

/** The same at the head of an argument, of which a page has a hundred: the style sheet makes a chip of it. */
export function SideWord({ stance, id }: { stance: Side | undefined; id: string | undefined }) {
  return <b id={id}>{sideInWords(stance)}</b>;
}

const sideInWords = (stance: Side | undefined) => (stance ? stance.label : "Just asking");

/** The CSS class under which colours, and the shape of a chip, are those of an argument's side. */
export function sideClass(stance: Side | undefined): string {
  return stance ? `side-${stance.side}` : "side-0";
}
