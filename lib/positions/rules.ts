/** Where somebody can stand on a motion, from firmly against to firmly for. */
export const POSITIONS = [-2, -1, 0, 1, 2] as const;
export type Position = (typeof POSITIONS)[number];

/** A member's side in a thread: the stance that their position leans to, 0 for neither. */
export type Side = 0 | 1 | 2;

/** The side of a position: 1 leans to yes, 2 to no; who is undecided, or has not said, is on neither. */
export function sideOf(position: number | null): Side {
  if (!position) return 0;
  return position > 0 ? 1 : 2;
}

export const POSITION_WORDS: Record<Position, string> = {
  2: "Firmly for",
  1: "Leaning for",
  0: "Undecided",
  [-1]: "Leaning against",
  [-2]: "Firmly against",
};

/**
 * Givers of credit are named, positions are nobody's business. “1 reader, from the other side” would tell where that one stood,
 * so counts by side are said of this many people or more, and of fewer that they are few.
 */
export const FEWEST_TOLD = 3;
