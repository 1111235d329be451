import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { cases, notices } from "#db/schema/cases";
import { appeals, decisions } from "#db/schema/moderation";
import { authorize, Conflict, Forbidden, NotFound } from "#lib/errors";
import { arguedAgainstDecided, refuseOwnReport } from "#lib/moderation/conflict-of-interest";
import { outcomeInWords } from "#lib/moderation/outcome";
import { ANSWERED_BY_ANOTHER } from "#lib/moderation/policy";
import { actorId, type Viewer } from "#lib/viewer";

/** A case by its number. Throws NotFound. */
export async function findCase(tx: Transaction, id: number) {
  const [row] = await tx.select().from(cases).where(eq(cases.id, id));
  if (!row) throw new NotFound("There is no such case.");
  return row;
}

/** The open case of an argument, if it has one. */
export async function openCaseOf(tx: Transaction, argumentId: number) {
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.argumentId, argumentId), isNull(cases.closedById), inArray(cases.kind, ["review", "held"])));
  return row;
}

type Claimed = Pick<typeof cases.$inferSelect, "claimedById" | "claimedUntil" | "closedById">;

/**
 * Whether this moderator may decide on a case now. Throws Conflict that says what happened: somebody else decided it,
 * or has claimed it and still works on it.
 */
export async function refuseTaken(tx: Transaction, found: Claimed, moderatorId: number | null): Promise<void> {
  if (found.closedById !== null) throw new Conflict(await whatWasDecided(tx, found.closedById));
  if (found.claimedById === null || found.claimedById === moderatorId) return;
  if (!found.claimedUntil || found.claimedUntil <= new Date()) return;
  const [other] = await tx.select({ handle: members.handle }).from(members).where(eq(members.id, found.claimedById));
  const until = found.claimedUntil.toISOString().slice(11, 16);
  throw new Conflict(`${other?.handle} is working on this case, until ${until} UTC. Nothing was changed.`);
}

/**
 * Nobody works on what they wrote, reported, decided or appealed themselves, nor on an appeal that they could not answer.
 * Throws Forbidden.
 */
export async function refuseOwn(tx: Transaction, viewer: Viewer, found: typeof cases.$inferSelect): Promise<void> {
  const moderatorId = actorId(viewer);
  const argumentId = found.argumentId ?? (await argumentOfNotice(tx, found.noticeId));
  if (argumentId !== null && found.appealId === null) {
    const [argument] = await tx
      .select({ authorId: argumentsTable.authorId })
      .from(argumentsTable)
      .where(eq(argumentsTable.id, argumentId));
    authorize(
      argument?.authorId !== moderatorId,
      viewer,
      "You wrote this yourself, so another moderator decides on it.",
    );
    await refuseOwnReport(tx, moderatorId, argumentId);
  }
  if (found.appealId === null) return;
  const [appealed] = await tx
    .select({ moderatorId: decisions.moderatorId, memberId: decisions.memberId, argumentId: decisions.argumentId })
    .from(appeals)
    .innerJoin(decisions, eq(decisions.id, appeals.decisionId))
    .where(eq(appeals.id, found.appealId));
  const isOwn = appealed?.moderatorId === moderatorId || appealed?.memberId === moderatorId;
  authorize(!isOwn, viewer, "This appeal is about a decision of yours or about you, so another moderator answers it.");
  if (!appealed) return;
  if (appealed.argumentId !== null) await refuseOwnReport(tx, moderatorId, appealed.argumentId);
  const against = await arguedAgainstDecided(tx, moderatorId, appealed);
  if (against) throw new Forbidden(ANSWERED_BY_ANOTHER[against]);
}

async function argumentOfNotice(tx: Transaction, noticeId: number | null): Promise<number | null> {
  if (noticeId === null) return null;
  const [notice] = await tx.select({ argumentId: notices.argumentId }).from(notices).where(eq(notices.id, noticeId));
  return notice?.argumentId ?? null;
}

/** Who decided what, in a sentence for another moderator. */
async function whatWasDecided(tx: Transaction, decisionId: number): Promise<string> {
  const [row] = await tx
    .select({ kind: decisions.kind, argumentId: decisions.argumentId, handle: members.handle })
    .from(decisions)
    .innerJoin(members, eq(members.id, decisions.moderatorId))
    .where(eq(decisions.id, decisionId));
  if (!row) return "This was decided meanwhile. Nothing was changed.";
  return `${row.handle} was faster. ${outcomeInWords(row.kind, { withArgument: row.argumentId !== null })} Nothing was changed by you.`;
}
