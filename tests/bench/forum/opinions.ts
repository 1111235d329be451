import { hasBadge } from "#lib/ratings/rules";
import type { Statements } from "#tests/bench/forum/statements";

/** Where a member stands in a thread: −2 to 2, and where they stood first. */
export type Standing = { memberId: number; value: number; first: number };

const FEWEST_STANDING = 20;
const MOST_STANDING = 1_000;
const DAY_MS = 86_400_000;

/** Lets every fifth as many members as a thread has arguments say where they stand, some of them twice. */
export function takePositions(
  statements: Statements,
  chance: () => number,
  thread: { id: number; size: number; nextChange: number; members: number; from: number; days: number },
): { standing: Standing[]; nextChange: number } {
  const many = Math.min(thread.members, MOST_STANDING, Math.max(FEWEST_STANDING, Math.round(thread.size / 5)));
  const offset = Math.floor(chance() * thread.members);
  let change = thread.nextChange;
  const standing = Array.from({ length: many }, (_, i): Standing => {
    const memberId = FIRST_MEMBER + ((offset + i) % thread.members);
    const first = Math.floor(chance() * 5) - 2;
    const takenAt = thread.from + Math.floor(chance() * thread.days) * DAY_MS;
    statements.positionChange.run(change, thread.id, memberId, null, first, takenAt);
    statements.position.run(thread.id, memberId, first, change);
    change += 1;
    if (chance() > 0.1) return { memberId, value: first, first };
    const value = first > 0 ? -1 : 1;
    statements.positionChange.run(change, thread.id, memberId, first, value, takenAt + DAY_MS);
    statements.position.run(thread.id, memberId, value, change);
    change += 1;
    return { memberId, value, first };
  });
  return { standing, nextChange: change };
}

/** The house account is the first. */
export const FIRST_MEMBER = 2;

export type Opinions = {
  ratings: { memberId: number; strong: boolean }[];
  credits: (Standing & { across: boolean })[];
  counts: number[];
};

/** Who rated a root argument and whom it moved, with what the argument counts of it; never its author. */
export function opinionsOn(
  chance: () => number,
  standing: readonly Standing[],
  root: { authorId: number; side: 1 | 2; isLoved: boolean },
): Opinions {
  const appeal = chance();
  const rated = someOf(standing, chance, root.isLoved ? 200 : Math.floor(chance() ** 4 * 20), root.authorId);
  const counts = { raters1: 0, strong1: 0, raters2: 0, strong2: 0 };
  const ratings = rated.map(({ memberId, value }) => {
    const isOwnSide = value > 0 === (root.side === 1);
    const strong = chance() < (isOwnSide ? 0.4 + appeal / 2 : appeal * 0.7);
    if (value > 0) {
      counts.raters1 += 1;
      counts.strong1 += Number(strong);
    }
    if (value < 0) {
      counts.raters2 += 1;
      counts.strong2 += Number(strong);
    }
    return { memberId, strong };
  });
  const many = root.isLoved ? 100 : chance() < 0.03 ? 1 + Math.floor(chance() * 6) : 0;
  const credits = someOf(standing, chance, many, root.authorId).map((each) => ({
    ...each,
    across: each.first !== 0 && each.first > 0 !== (root.side === 1),
  }));
  const across = credits.filter((credit) => credit.across).length;
  const { raters1, strong1, raters2, strong2 } = counts;
  const badge = Number(hasBadge(counts, false));
  return { ratings, credits, counts: [raters1, strong1, raters2, strong2, credits.length, across, badge] };
}

/** Neighbours in the list, from anywhere in it: so nobody is there twice. */
function someOf(standing: readonly Standing[], chance: () => number, many: number, except: number): Standing[] {
  const from = Math.floor(chance() * standing.length);
  const taken = Array.from(
    { length: Math.min(many, standing.length) },
    (_, i) => standing[(from + i) % standing.length],
  );
  return taken.filter((each) => each !== undefined).filter(({ memberId }) => memberId !== except);
}
