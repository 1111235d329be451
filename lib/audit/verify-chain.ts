import { asc, gt } from "drizzle-orm";
import { read } from "#db/client";
import { lastNumberOf } from "#db/integrity";
import { audit } from "#db/schema/audit";
import { hashOf } from "#lib/audit/chain";
import type { KeptRow } from "#lib/audit/schema";
import { type DecisionKind, isDecisionKind } from "#lib/moderation/outcome";

/** What an audit row says of the decision that it stands for. */
export type DecisionAct = {
  row: number;
  kind: DecisionKind;
  actorId: number | null;
  subject: string;
  digest: string | null;
};
export type Chain = {
  rows: number;
  newest: KeptRow | null;
  faults: string[];
  /** By the number of the decision. */
  decisions: Map<number, DecisionAct[]>;
  /** When the rows from before the chain were sealed, if there were any. */
  sealedAt: Date | null;
};
type Row = typeof audit.$inferSelect;

/**
 * Walks the audit rows in their order and works every hash out anew. A row is compared with the hash that the row before
 * it has, so each fault is told once, where it is. `kept` is a row that the operator remembers.
 */
export async function verifyChain(kept?: KeptRow): Promise<Chain> {
  const chain: Chain = { rows: 0, newest: null, faults: [], decisions: new Map(), sealedAt: null };
  let before: Row | null = null;
  for await (const row of auditRows()) {
    chain.rows += 1;
    chain.faults.push(...faultsOf(row, before));
    if (kept?.row === row.id && kept.hash !== row.hash)
      chain.faults.push(
        `Audit row ${row.id} has another hash than the one that was kept: rows up to it were written anew.`,
      );
    remember(chain, row);
    before = row;
  }
  chain.faults.push(...(await faultsAtTheEnd(before?.id ?? 0, kept)));
  if (before?.hash) chain.newest = { row: before.id, hash: before.hash };
  return chain;
}

function faultsOf(row: Row, before: Row | null): string[] {
  const expected = (before?.id ?? 0) + 1;
  if (row.hash === null)
    return [`Audit row ${row.id} has no hash: it was not written by this program, or never sealed.`];
  if (row.id !== expected) return [missing(expected, row.id - 1)];
  // Without the hash before it nothing can be said of a row.
  if ((before !== null && before.hash === null) || hashOf(before?.hash ?? null, row) === row.hash) return [];
  return [`Audit row ${row.id} is not what was written, or what stood before it was removed or moved.`];
}

/** The newest rows leave no row after them that would miss them; but the engine remembers the last number that it gave. */
async function faultsAtTheEnd(last: number, kept: KeptRow | undefined): Promise<string[]> {
  const end = Math.max(await lastNumberOf("audit"), kept?.row ?? 0);
  return end > last ? [missing(last + 1, end)] : [];
}

const missing = (from: number, to: number) =>
  from === to ? `Audit row ${from} is missing.` : `Audit rows ${from} to ${to} are missing.`;

function remember(chain: Chain, { id: row, at, act, actorId, subjectType, subjectId, detail }: Row) {
  if (act === "seal-audit") chain.sealedAt ??= at;
  if (typeof detail.decision !== "number") return;
  const digest = typeof detail.digest === "string" ? detail.digest : null;
  // Words of a decision that were forgotten since: from here on it has another digest.
  if (act === "redact-decision") {
    const acts = chain.decisions.get(detail.decision) ?? [];
    chain.decisions.set(
      detail.decision,
      acts.map((told) => (told.digest === null ? told : { ...told, digest })),
    );
  }
  if (!isDecisionKind(act)) return;
  const told = { row, kind: act, actorId, subject: `${subjectType} ${subjectId}`, digest };
  chain.decisions.set(detail.decision, [...(chain.decisions.get(detail.decision) ?? []), told]);
}

const AT_ONCE = 1_000;

async function* auditRows(): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const rows: Row[] = await read((db) =>
      db.select().from(audit).where(gt(audit.id, after)).orderBy(asc(audit.id)).limit(AT_ONCE),
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
