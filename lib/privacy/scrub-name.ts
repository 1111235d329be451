import { inArray } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { rewriteTexts, type Texts } from "#db/rewrite-texts";
import { argumentsTable } from "#db/schema/arguments";
import { quotedArgument } from "#lib/passages/quoted-text";
import { reanchorPassages } from "#lib/passages/reanchor-passages";
import type { Leaving } from "#lib/privacy/find-leaving";
import { withoutName } from "#lib/privacy/name-in-text";
import { redactDecision } from "#lib/privacy/redact-decision";
import { NO_WORDS, SOMEBODY } from "#lib/privacy/rules";
import { TEXTS } from "#lib/privacy/texts";
import { countCharacters } from "#lib/text/plain-line";
import type { Viewer } from "#lib/viewer";

/**
 * Takes the name and address of somebody who left out of everything that anybody wrote: in a thread their label stands
 * instead (`labels`), elsewhere a word. Answers the arguments whose texts changed.
 */
export async function scrubName(
  tx: Transaction,
  viewer: Viewer,
  leaving: Leaving,
  labels: ReadonlyMap<number, string>,
): Promise<number[]> {
  const words = [leaving.handle, leaving.email];
  const threads = await threadsOf(tx, [...labels.keys()]);
  const rewrite: Parameters<typeof rewriteTexts>[3] = (text, { most, least, form }, row) => {
    const label = labels.get(threads.get(Number(row.argument_id)) ?? 0) ?? SOMEBODY;
    const renamed = withoutName(text, leaving, label, form);
    if (renamed === text) return text;
    if (countCharacters(renamed) <= most) return renamed.padEnd(least, NO_WORDS);
    // Words without their marks may be longer than they were with them.
    return [...withoutName(text, leaving, NO_WORDS, form)].slice(0, most).join("").padEnd(least, NO_WORDS);
  };
  const changed: number[] = [];
  for (const texts of TEXTS) {
    const rows = await rewriteTexts(tx, texts, words, rewrite);
    if (texts.table === "argument_revisions") changed.push(...rows.map((row) => Number(row.argument_id)));
  }
  await scrubDecisions(tx, viewer, leaving);
  for (const id of new Set(changed)) {
    const quoted = await quotedArgument(tx, id);
    await reanchorPassages(tx, quoted, quoted.text);
  }
  return changed;
}

async function threadsOf(tx: Transaction, threadIds: number[]): Promise<Map<number, number>> {
  if (threadIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: argumentsTable.id, threadId: argumentsTable.threadId })
    .from(argumentsTable)
    .where(inArray(argumentsTable.threadId, threadIds));
  return new Map(rows.map(({ id, threadId }) => [id, threadId]));
}

/** The words of a decision are in its digest, so that each is written into the record anew. */
async function scrubDecisions(tx: Transaction, viewer: Viewer, leaving: Leaving) {
  const all: Texts = { table: "decisions", columns: { reason: { most: 2_000 } } };
  const naming: number[] = [];
  await rewriteTexts(tx, all, [leaving.handle, leaving.email], (text, _, { id }) => {
    if (withoutName(text, leaving, SOMEBODY) !== text) naming.push(Number(id));
    return text;
  });
  for (const id of naming) {
    await redactDecision(tx, viewer, id, (reason) => {
      const renamed = withoutName(reason, leaving, SOMEBODY);
      return renamed.length <= 2_000 ? renamed : withoutName(reason, leaving, NO_WORDS);
    });
  }
}
