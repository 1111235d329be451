import { asc, eq, gt, isNull } from "drizzle-orm";
import { read } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { statements } from "#db/schema/statements";
import type { Chain, DecisionAct } from "#lib/audit/verify-chain";
import { digestOf } from "#lib/statements/digest";

type Decided = { decision: typeof decisions.$inferSelect; statement: typeof statements.$inferSelect | null };
type Found = { count: number; undigested: number; faults: string[] };

/** Holds every decision, with its statement of reasons, against the audit row that was written with it. */
export async function verifyDecisions(chain: Chain): Promise<Found> {
  const found: Found = { count: 0, undigested: 0, faults: [] };
  const told = new Map(chain.decisions);
  for await (const decided of allDecisions()) {
    found.count += 1;
    const acts = told.get(decided.decision.id) ?? [];
    told.delete(decided.decision.id);
    const isOlder = chain.sealedAt !== null && decided.decision.createdAt <= chain.sealedAt;
    if (isOlder && acts.every(({ digest }) => digest === null)) found.undigested += 1;
    else found.faults.push(...faultsOf(decided, acts));
  }
  for (const [id, acts] of told)
    found.faults.push(...acts.map(({ row }) => `Audit row ${row} tells of decision ${id}, which is missing.`));
  found.faults.push(...(await statementsOfNothing()));
  return found;
}

function faultsOf({ decision, statement }: Decided, acts: DecisionAct[]): string[] {
  const { id } = decision;
  const [act, second] = acts;
  if (!act) return [`Decision ${id} has no audit row.`];
  if (second) return [`Decision ${id} has more than one audit row: ${acts.map(({ row }) => row).join(" and ")}.`];
  if (!statement) return [`Decision ${id} has no statement of reasons.`];
  const { id: row, ...stated } = statement;
  const asDecided =
    act.kind === decision.kind && act.actorId === decision.moderatorId && isSubjectOf(decision, act.subject);
  const asWritten = act.digest === digestOf(stated, decision);
  return [
    ...(asDecided ? [] : [`Decision ${id} is not what was decided: audit row ${act.row} says otherwise.`]),
    ...(asWritten
      ? []
      : [`Decision ${id} or its statement, row ${row}, is not what was written: audit row ${act.row} says otherwise.`]),
    ...(!asWritten || agrees(decision, stated)
      ? []
      : [`Decision ${id} has another ground, day or end than its statement, which is row ${row}.`]),
  ];
}

/** What a decision and its statement both say. The statement's end is left out where the Database has no day for it. */
function agrees(decision: Decided["decision"], stated: Omit<typeof statements.$inferSelect, "id">): boolean {
  const end = stated.end_date_account_restriction ?? stated.end_date_visibility_restriction;
  return (
    stated.terms_clause === decision.ground &&
    stated.created_at.getTime() === decision.createdAt.getTime() &&
    (end === null || end === decision.until?.toISOString().slice(0, 10))
  );
}

/** What is about no argument, member or thread answers a notice, or takes such an answer back. */
function isSubjectOf({ argumentId, memberId, threadId }: Decided["decision"], subject: string): boolean {
  if (argumentId !== null) return subject === `argument ${argumentId}`;
  if (memberId !== null) return subject === `member ${memberId}`;
  return threadId === null ? /^notice \d+$/.test(subject) : subject === `thread ${threadId}`;
}

async function statementsOfNothing(): Promise<string[]> {
  const rows = await read((db) =>
    db
      .select({ id: statements.id })
      .from(statements)
      .leftJoin(decisions, eq(decisions.statementId, statements.id))
      .where(isNull(decisions.id)),
  );
  return rows.map(({ id }) => `Statement ${id} belongs to no decision.`);
}

const AT_ONCE = 500;

async function* allDecisions(): AsyncGenerator<Decided> {
  for (let after = 0; ; ) {
    const rows: Decided[] = await read((db) =>
      db
        .select({ decision: decisions, statement: statements })
        .from(decisions)
        .leftJoin(statements, eq(statements.id, decisions.statementId))
        .where(gt(decisions.id, after))
        .orderBy(asc(decisions.id))
        .limit(AT_ONCE),
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.decision.id;
  }
}
