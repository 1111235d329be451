import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { Reader } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { appeals, reports } from "#db/schema/moderation";
import { Conflict, Forbidden } from "#lib/errors";

/** Nobody decides on a report that they made. Throws Forbidden. */
export async function refuseOwnReport(db: Reader, memberId: number | null, argumentId: number): Promise<void> {
  if (memberId === null) return;
  const own = and(eq(reports.argumentId, argumentId), eq(reports.memberId, memberId));
  if ((await db.$count(reports, own)) > 0)
    throw new Forbidden("You reported this argument yourself, so another moderator decides on it.");
}

type Argued = { threadId: number; stance: string | null };

/**
 * Whether a moderator argued in the thread for the other side than the argument does: then they cannot decide on it
 * alone. A question is on no side.
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
        isNull(argumentsTable.deletedById),
      ),
    )
    .limit(1);
  return other !== undefined;
}

/** While an appeal is open its decision is reversed by its answer alone, from another moderator. Throws Conflict. */
export async function refuseDuringAppeal(db: Reader, decisionId: number): Promise<void> {
  const open = and(eq(appeals.decisionId, decisionId), isNull(appeals.answeredById));
  if ((await db.$count(appeals, open)) > 0)
    throw new Conflict("Its author appealed. The answer to the appeal restores it, or lets it stand.");
}
