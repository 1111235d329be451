import { and, eq } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { moved } from "#db/schema/ratings";
import { stances } from "#db/schema/threads";
import { findArgument } from "#lib/arguments/find-argument";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { countCredit } from "#lib/moved/count-credit";
import { findStandingCredit } from "#lib/moved/find-credit";
import { canCredit } from "#lib/moved/policy";
import type { CreditArgument } from "#lib/moved/schema";
import { notify } from "#lib/notifications/notify";
import { sideOf } from "#lib/positions/rules";
import { positionOf, setPosition } from "#lib/positions/set-position";
import { isChecked } from "#lib/publishing/policy";
import { screenCredit } from "#lib/publishing/screen-credit";
import type { Viewer } from "#lib/viewer";

const PER_MEMBER: Limit = { name: "credit-argument", hits: 30, seconds: 60 * 60 };

/**
 * “This moved me”: credits another's argument, and puts the giver where they now stand if that is what it changed.
 * Throws NotFound, Forbidden (one's own), Conflict (hidden meanwhile, credited already), Invalid (no position yet and
 * none sent along; a new position that is missing or not new; words that are refused, or would wait), TooMany after 30 an hour.
 */
export async function creditArgument(viewer: Viewer, input: CreditArgument): Promise<{ id: number; thread: string }> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(canCredit(viewer, argument), viewer, "Nobody is moved by their own argument.");
    if (argument.hidden) throw new Conflict("A moderator hid this argument meanwhile, so it cannot be credited.");
    if (await findStandingCredit(tx, argument.id, viewer.id))
      throw new Conflict("You said already that this argument moved you.");
    await countHit(tx, PER_MEMBER, String(viewer.id));
    if (isChecked(viewer)) await screenCredit(tx, { giverId: viewer.id, why: input.why });

    const { before, after } = await move(tx, argument.threadId, viewer.id, input);
    const side = argument.stance === null ? 0 : await sideOfStance(tx, argument.threadId, argument.stance);
    const across = side !== 0 && sideOf(before) !== 0 && side !== sideOf(before);
    await tx.insert(moved).values({
      argumentId: argument.id,
      memberId: viewer.id,
      kind: input.changed,
      why: input.why,
      before,
      after,
      across,
      createdAt: new Date(),
    });
    await countCredit(tx, { argumentId: argument.id, across }, 1);
    const told = { argumentId: argument.id, memberId: argument.authorId, actorId: viewer.id };
    await notify(tx, { kind: "moved", ...told });
    // The audit row has neither the words nor the positions: it outlives the member's wish to be forgotten.
    await record(tx, viewer, "credit-argument", { type: "argument", id: argument.id });
    return { id: argument.id, thread: argument.thread };
  });
}

/** Where the giver stood and stands now: the same, unless it is their position that changed. */
async function move(tx: Transaction, threadId: number, memberId: number, { changed, position, after }: CreditArgument) {
  const known = await positionOf(tx, threadId, memberId);
  if (known === null && position === undefined)
    throw new Invalid(
      { position: "Please say where you stood: credits are counted side by side." },
      "Please say where you stood: credits are counted side by side.",
    );
  if (known === null && position !== undefined) await setPosition(tx, threadId, memberId, position);
  const before = known ?? position ?? 0;
  if (changed !== "position") return { before, after: before };
  if (after === undefined) throw new Invalid({ after: "Please say where you stand now." });
  if (after === before)
    throw new Invalid({
      after: "That is where you stood before. Please choose another, or say that one point changed.",
    });
  await setPosition(tx, threadId, memberId, after);
  return { before, after };
}

async function sideOfStance(tx: Transaction, threadId: number, slug: string): Promise<number> {
  const [row] = await tx
    .select({ side: stances.side })
    .from(stances)
    .where(and(eq(stances.threadId, threadId), eq(stances.slug, slug)));
  return row?.side ?? 0;
}
