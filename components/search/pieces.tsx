import type { Piece } from "#lib/search/snippet";

/** Words with those marked that were looked for. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : text));
}
