import type { Place } from "#lib/passages/canonical-text";

/** Where two versions of a text differ: before it all is the same, and behind it all is the same. */
export type Changed = { before: Place; after: Place };

/**
 * The stretch from the first difference to the last. What was put in or taken out among equal words (one item of a list
 * whose items begin alike) can be told from its neighbours in several ways; the stretch is all that it can be.
 */
export function changedStretch(before: string, after: string): Changed {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before.charCodeAt(same) === after.charCodeAt(same)) same += 1;
  let sameEnd = 0;
  while (
    sameEnd < shorter &&
    before.charCodeAt(before.length - 1 - sameEnd) === after.charCodeAt(after.length - 1 - sameEnd)
  )
    sameEnd += 1;
  const start = Math.min(same, shorter - sameEnd);
  const end = Math.min(sameEnd, shorter - same);
  return {
    before: { start, end: before.length - end },
    after: { start, end: after.length - end },
  };
}
