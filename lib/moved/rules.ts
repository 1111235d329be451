import type { MOVED_KINDS } from "#db/schema/ratings";
import { FEWEST_TOLD } from "#lib/positions/rules";

export type MovedKind = (typeof MOVED_KINDS)[number];

/** How much of their own a giver writes about why, and how much at most. */
export const WHY_LENGTH = { min: 50, max: 1_000 };

/** The giver may take a credit back for so long. */
export const TAKE_BACK_WINDOW_MS = 24 * 60 * 60 * 1000;

export const CREDITS_PER_PAGE = 20;

/** What a credit says that changed, of somebody whose name stands before it. */
export const KIND_WORDS: Record<MovedKind, string> = {
  position: "changed position",
  point: "changed their view of one point",
  fact: "conceded a fact",
};

/** What somebody wrote of their own: without lines that quote (“> …”), and white space counted once. */
export function ownCharacters(why: string): number {
  const own = why.split(/\r\n?|\n/).filter((line) => !/^\s*>/.test(line));
  return [...own.join(" ").replace(INVISIBLE, "").replace(/\s+/g, " ").trim()].length;
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\u2800/gu;

/** Whether a credit given then can still be taken back by its giver. */
export const canStillTakeBack = (givenAt: Date, now: Date): boolean =>
  now.getTime() - givenAt.getTime() <= TAKE_BACK_WINDOW_MS;

type Moved = { all: number; across: number };

/** How many an argument moved, in words; nothing when it moved nobody. */
export function movedWords({ all, across }: Moved): string {
  if (all === 0) return "";
  const readers = all === 1 ? "Moved 1 reader" : `Moved ${all.toLocaleString("en")} readers`;
  const told = toldAcross({ all, across });
  return told === 0 ? readers : `${readers}, ${told.toLocaleString("en")} from the other side`;
}

/** How many a member's arguments moved, in words; nothing when they moved nobody. */
export function movedByWords({ all, across }: Moved): string {
  const told = toldAcross({ all, across });
  return told === 0
    ? movedWords({ all, across })
    : `Moved ${all.toLocaleString("en")} readers, ${told.toLocaleString("en")} of them from the other side`;
}

/** Never all of them, so that of no one it is certain. */
const toldAcross = ({ all, across }: Moved) => (all < FEWEST_TOLD ? 0 : Math.min(across, all - 1));
