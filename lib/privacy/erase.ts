import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { erasures } from "#db/schema/privacy";
import { blankArguments } from "#lib/privacy/blank-arguments";
import { blankWords } from "#lib/privacy/blank-words";
import type { Leaving } from "#lib/privacy/find-leaving";
import { forgetOwnRows } from "#lib/privacy/forget-own-rows";
import { partFromName } from "#lib/privacy/part-from-name";
import type { Erasure } from "#lib/privacy/schema";
import { scrubName } from "#lib/privacy/scrub-name";
import { becomeShell } from "#lib/privacy/shell";
import { indexArgument } from "#lib/search/index-argument";
import type { Viewer } from "#lib/viewer";

/**
 * Forgets a member (docs/decisions/0024). What others are told of or moderate stays, under names that say nothing, or
 * blank. Answers how many arguments they had.
 */
export async function erase(tx: Transaction, viewer: Viewer, leaving: Leaving, mode: Erasure): Promise<number> {
  const { id, joinedAt } = leaving;
  const [erasure] = await tx
    .insert(erasures)
    .values({ memberId: id, joinedAt, mode, erasedAt: new Date(), isDone: false })
    .returning({ id: erasures.id });
  if (!erasure) throw new Error("The erasure was not written.");

  await forgetOwnRows(tx, leaving);
  const own = await blankArguments(tx, viewer, id, { all: mode === "blank" });
  if (mode === "blank") await blankWords(tx, viewer, id);
  const labels = mode === "keep" ? await partFromName(tx, id) : new Map<number, string>();
  await becomeShell(tx, id);
  const named = await scrubName(tx, viewer, leaving, labels);
  for (const argumentId of new Set([...own, ...named])) await indexArgument(tx, argumentId);

  await tx.update(erasures).set({ isDone: true }).where(eq(erasures.id, erasure.id));
  return own.length;
}
