import type { Piece } from "#lib/arguments/history";

/** Two texts in one: what went is crossed out, what came is underlined. */
export function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map((piece, i) => {
    const key = `${i}-${piece.change}`;
    if (piece.change === "added")
      return (
        <ins key={key} className="bg-bridge-wash text-bridge">
          {piece.text}
        </ins>
      );
    if (piece.change === "removed")
      return (
        <del key={key} className="bg-wash text-soft">
          {piece.text}
        </del>
      );
    return <span key={key}>{piece.text}</span>;
  });
}
