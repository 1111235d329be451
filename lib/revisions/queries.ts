import { and, asc, eq, gte, isNull, lte, or } from "drizzle-orm";
import { read } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { firstOfHistory } from "#lib/arguments/history";
import { EDIT_WINDOW_MS, MOST_CHANGES } from "#lib/arguments/rules";
import { Forbidden } from "#lib/errors";
import { groundTitle } from "#lib/moderation/house-rules";
import { isModerator, type Viewer } from "#lib/viewer";

export type EarlierText = {
  number: number;
  at: string;
  claim: string | null;
  body: string;
  /** Why it is hidden, if it is. */
  hidden: { ground: string; reason: string; at: string } | null;
};

/** The texts before the present one that the public history of a visible argument has, newest first. Throws Forbidden. */
export async function listEarlierTexts(viewer: Viewer, argumentId: number): Promise<EarlierText[]> {
  if (!isModerator(viewer)) throw new Forbidden("This is for the moderators.");
  return read(async (db) => {
    const [argument] = await db
      .select({ revision: argumentsTable.revision, createdAt: argumentsTable.createdAt })
      .from(argumentsTable)
      .where(
        and(eq(argumentsTable.id, argumentId), isNull(argumentsTable.hiddenById), isNull(argumentsTable.deletedById)),
      );
    if (!argument) return [];
    const isFree = lte(argumentRevisions.createdAt, new Date(argument.createdAt.getTime() + EDIT_WINDOW_MS));
    const rows = await db
      .select({
        number: argumentRevisions.number,
        createdAt: argumentRevisions.createdAt,
        claim: argumentRevisions.claim,
        body: argumentRevisions.body,
        hiddenById: argumentRevisions.hiddenById,
        ground: decisions.ground,
        reason: decisions.reason,
        decidedAt: decisions.createdAt,
      })
      .from(argumentRevisions)
      .leftJoin(decisions, eq(decisions.id, argumentRevisions.hiddenById))
      .where(
        and(
          eq(argumentRevisions.argumentId, argumentId),
          or(isFree, gte(argumentRevisions.number, argument.revision - MOST_CHANGES)),
        ),
      )
      .orderBy(asc(argumentRevisions.number));
    const first = firstOfHistory(argument.createdAt, rows)?.number ?? 1;
    return rows
      .filter(({ number }) => number >= first && number < argument.revision)
      .map(({ hiddenById, ground, reason, decidedAt, createdAt, ...text }) => ({
        ...text,
        at: createdAt.toISOString(),
        hidden:
          hiddenById === null
            ? null
            : { ground: groundTitle(ground ?? ""), reason: reason ?? "", at: (decidedAt ?? createdAt).toISOString() },
      }))
      .toReversed();
  });
}
