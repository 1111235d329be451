import { aliasedTable, and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { Reader } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { orders } from "#db/schema/cases";
import { appeals, decisions, reports } from "#db/schema/moderation";
import { Conflict, Forbidden } from "#lib/errors";
import type { ANSWERED_BY_ANOTHER } from "#lib/moderation/policy";
import { sideOf } from "#lib/moderation/side-of";
import { isAdmin, type Viewer } from "#lib/viewer";

/** Nobody decides on a report that they made. Throws Forbidden. */
export async function refuseOwnReport(db: Reader, memberId: number | null, argumentId: number): Promise<void> {
  if (await hasReported(db, memberId, argumentId))
    throw new Forbidden("You reported this argument yourself, so another moderator decides on it.");
}

/** Also a report that was answered already: who made one has made up their mind. */
export async function hasReported(db: Reader, memberId: number | null, argumentId: number): Promise<boolean> {
  if (memberId === null) return false;
  return (await db.$count(reports, and(eq(reports.argumentId, argumentId), eq(reports.memberId, memberId)))) > 0;
}

type Argued = { threadId: number; stance: string | null };

/**
 * Whether a moderator argued in the thread for the other side than the argument does, also where they deleted it: then
 * they cannot decide on it alone. A question is on no side.
 */
export async function arguedAgainst(db: Reader, memberId: number | null, argument: Argued): Promise<boolean> {
  if (memberId === null || argument.stance === null) return false;
  const [other] = await db
    .select({ id: argumentsTable.id })
    .from(argumentsTable)
    .where(
      and(
        eq(argumentsTable.authorId, memberId),
        eq(argumentsTable.threadId, argument.threadId),
        isNotNull(argumentsTable.stance),
        ne(argumentsTable.stance, argument.stance),
      ),
    )
    .limit(1);
  return other !== undefined;
}

/** Whether a moderator argued against an argument or reported it. */
export const isPartial = async (db: Reader, memberId: number | null, argument: Argued & { id: number }) =>
  (await arguedAgainst(db, memberId, argument)) || (await hasReported(db, memberId, argument.id));

/** While an appeal is open its decision is reversed by its answer alone, from another moderator. Throws Conflict. */
export async function refuseDuringAppeal(db: Reader, decisionId: number): Promise<void> {
  const open = and(eq(appeals.decisionId, decisionId), isNull(appeals.answeredById));
  if ((await db.$count(appeals, open)) > 0)
    throw new Conflict("Its author appealed. The answer to the appeal restores it, or lets it stand.");
}

/** Whether a moderator argued in some thread for the other side than a member did there. */
export async function arguedAgainstMember(db: Reader, moderatorId: number | null, memberId: number): Promise<boolean> {
  if (moderatorId === null) return false;
  const own = aliasedTable(argumentsTable, "own");
  const [both] = await db
    .select({ id: own.id })
    .from(own)
    .innerJoin(argumentsTable, and(eq(argumentsTable.threadId, own.threadId), eq(argumentsTable.authorId, memberId)))
    .where(and(eq(own.authorId, moderatorId), isNotNull(own.stance), ne(argumentsTable.stance, own.stance)))
    .limit(1);
  return both !== undefined;
}

/**
 * Whether a moderator argued against what a decision is about, also where that was deleted: an argument or, without one,
 * a member.
 */
export async function arguedAgainstDecided(
  db: Reader,
  moderatorId: number | null,
  { argumentId, memberId }: { argumentId: number | null; memberId: number | null },
): Promise<keyof typeof ANSWERED_BY_ANOTHER | null> {
  const side = await sideOf(db, argumentId);
  if (side !== null) return (await arguedAgainst(db, moderatorId, side)) ? "argued-against" : null;
  if (memberId === null) return null;
  return (await arguedAgainstMember(db, moderatorId, memberId)) ? "argued-against-member" : null;
}

/** What an authority ordered to remove is shown again by an admin alone, who answers for it. Throws Forbidden. */
export async function refuseOrdered(db: Reader, viewer: Viewer, decisionId: number): Promise<void> {
  if (isAdmin(viewer)) return;
  if ((await db.$count(orders, eq(orders.executedById, decisionId))) > 0)
    throw new Forbidden("An authority ordered to remove this, so only an admin can show it again.");
}

/** Whose decision on a text was reversed on appeal leaves the same text to another. Throws Forbidden. */
export async function refuseAfterAppeal(
  db: Reader,
  memberId: number | null,
  { id, revision }: { id: number; revision: number },
): Promise<void> {
  const reversed = aliasedTable(decisions, "reversed");
  const [own] = await db
    .select({ id: reversed.id })
    .from(decisions)
    .innerJoin(reversed, eq(reversed.id, decisions.reversesId))
    .where(
      and(
        eq(decisions.argumentId, id),
        eq(decisions.kind, "overturn"),
        eq(reversed.argumentRevision, revision),
        eq(reversed.moderatorId, memberId ?? 0),
      ),
    );
  if (own)
    throw new Forbidden("Your decision on this text was reversed on appeal, so another moderator decides on it.");
}
