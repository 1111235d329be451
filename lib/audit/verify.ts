import { brokenReferences, damagedIndexes, damagesOf } from "#db/integrity";
import type { KeptRow } from "#lib/audit/schema";
import { verifyChain } from "#lib/audit/verify-chain";
import { verifyCounts } from "#lib/audit/verify-counts";
import { verifyDecisions } from "#lib/audit/verify-decisions";
import { verifyStates } from "#lib/audit/verify-states";
import { verifyIndex } from "#lib/search/verify-index";

/** `newest` is the last audit row: whoever keeps it can tell later whether rows up to there were written anew. */
export type Verified = {
  rows: number;
  decisions: number;
  /** Decisions from before the chain, whose statements nothing can be compared with. */
  undigested: number;
  newest: KeptRow | null;
  /** What is wrong, in sentences with the numbers of rows. */
  faults: string[];
};

/**
 * Reads the whole record and says what is wrong with it: audit rows that were changed, removed, inserted or moved
 * (`kept` is one that the operator remembers), decisions and statements that are not what was decided, states that no
 * decision stands behind, counts and a search index that are not what there is, references to nothing, and what the engine finds damaged.
 * Changes nothing.
 */
export async function verify(kept?: KeptRow): Promise<Verified> {
  const chain = await verifyChain(kept);
  const decisions = await verifyDecisions(chain);
  const references = (await brokenReferences()).map(
    ({ table, rowid, parent }) => `Row ${rowid} of the table ${table} refers to a row of ${parent} that is not there.`,
  );
  return {
    rows: chain.rows,
    newest: chain.newest,
    decisions: decisions.count,
    undigested: decisions.undigested,
    faults: [
      ...(await damagesOf()).map((damage) => `The file is damaged: ${damage}.`),
      ...(await damagedIndexes()).map(
        (index) => `The search index ${index} is damaged. “npm run parley -- search rebuild” makes it anew.`,
      ),
      ...references,
      ...chain.faults,
      ...decisions.faults,
      ...(await verifyStates()),
      ...(await verifyCounts()),
      ...(await verifyIndex()),
    ],
  };
}
