import { and, eq } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { ratings } from "#db/schema/ratings";
import { findArgument } from "#lib/arguments/find-argument";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { type Side, sideOf } from "#lib/positions/rules";
import { positionOf, setPosition } from "#lib/positions/set-position";
import { recount } from "#lib/ratings/count-ratings";
import { canRate } from "#lib/ratings/policy";
import type { RateArgument } from "#lib/ratings/schema";
import type { Viewer } from "#lib/viewer";

const PER_MEMBER: Limit = { name: "rate-argument", hits: 300, seconds: 60 * 60 };

/**
 * Calls an argument strong or weak, or takes that back. Throws NotFound, Forbidden (one's own), Conflict (hidden
 * meanwhile), Invalid (no position yet, and none sent along), TooMany after 300 an hour.
 */
export async function rateArgument(viewer: Viewer, input: RateArgument): Promise<{ id: number; thread: string }> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(canRate(viewer, argument), viewer, "Nobody rates their own argument.");
    if (argument.hidden) throw new Conflict("A moderator hid this argument meanwhile, so it cannot be rated.");
    await countHit(tx, PER_MEMBER, String(viewer.id));
    const { threadId } = argument;
    const known = await positionOf(tx, threadId, viewer.id);
    if (known === null && input.position !== undefined) await setPosition(tx, threadId, viewer.id, input.position);
    const position = known ?? input.position;
    if (position === undefined)
      throw new Invalid(
        { position: "Please say where you stand first: ratings are counted side by side." },
        "Please say where you stand first: ratings are counted side by side.",
      );
    await replaceRating(tx, { argumentId: argument.id, memberId: viewer.id, side: sideOf(position) }, input.rating);
    // The audit row does not say which, as with positions.
    await record(tx, viewer, "rate-argument", { type: "argument", id: argument.id });
    return { id: argument.id, thread: argument.thread };
  });
}

type Rater = { argumentId: number; memberId: number; side: Side };

async function replaceRating(tx: Transaction, { argumentId, memberId, side }: Rater, rating: RateArgument["rating"]) {
  const own = and(eq(ratings.argumentId, argumentId), eq(ratings.memberId, memberId));
  const [before] = await tx.delete(ratings).where(own).returning({ strong: ratings.strong });
  const after = rating === "none" ? null : { strong: rating === "strong" };
  if (after) await tx.insert(ratings).values({ argumentId, memberId, ...after, ratedAt: new Date() });
  await recount(tx, argumentId, before ? { ...before, side } : null, after && { ...after, side });
}
