import { and, eq, lte } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentRevisions } from "#db/schema/arguments";
import { firstOfHistory } from "#lib/arguments/history";
import { EDIT_WINDOW_MS } from "#lib/arguments/rules";
import { Conflict, NotFound } from "#lib/errors";

/**
 * A text of an argument as the public history has it. Throws NotFound, Conflict when its author changed it while edits
 * were free: nobody can read it anyway.
 */
export async function findRevision(tx: Transaction, argument: { id: number; createdAt: Date }, number: number) {
  const isOfArgument = eq(argumentRevisions.argumentId, argument.id);
  const [revision] = await tx
    .select({ number: argumentRevisions.number, hiddenById: argumentRevisions.hiddenById })
    .from(argumentRevisions)
    .where(and(isOfArgument, eq(argumentRevisions.number, number)));
  if (!revision) throw new NotFound("There is no such text of this argument.");
  const isFree = lte(argumentRevisions.createdAt, new Date(argument.createdAt.getTime() + EDIT_WINDOW_MS));
  const free = await tx
    .select({ number: argumentRevisions.number, createdAt: argumentRevisions.createdAt })
    .from(argumentRevisions)
    .where(and(isOfArgument, isFree))
    .orderBy(argumentRevisions.number);
  if (number < (firstOfHistory(argument.createdAt, free)?.number ?? 1))
    throw new Conflict("That text was changed while edits were free, so it is not in the public history.");
  return revision;
}
