import { type AnyColumn, and, eq, gt, inArray, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { audit } from "#db/schema/audit";
import { decisions } from "#db/schema/moderation";
import { moved } from "#db/schema/ratings";
import { threads } from "#db/schema/threads";
import { type DecisionKind, HIDING } from "#lib/moderation/outcome";

type State = { row: number; by: number | null };
type Check = { says: (state: State) => string; wrong: (db: Reader) => Promise<State[]> };

/** Every state that somebody decided names the decision that it comes from, and that one still stands. */
export async function verifyStates(): Promise<string[]> {
  const found: string[] = [];
  for (const { says, wrong } of CHECKS) found.push(...(await read(wrong)).map(says));
  return found;
}

/** The column names no decision of these kinds about this row, or one that was reversed. */
const isUnfounded = (by: AnyColumn, kinds: DecisionKind[], about: SQL, endedBy: DecisionKind[] = []) =>
  and(
    isNotNull(by),
    or(
      isNull(decisions.id),
      not(and(inArray(decisions.kind, kinds), about) ?? about),
      wasReversedBy(["undo", "overturn", ...endedBy]),
    ),
  );

const wasReversedBy = (kinds: DecisionKind[]) => sql`exists (
  select 1 from decisions reversal where reversal.reverses_id = ${decisions.id} and reversal.kind in ${kinds}
)`;

/** The column names no audit row of this act. */
const isUntold = (by: AnyColumn, act: string) => and(isNotNull(by), or(isNull(audit.id), not(eq(audit.act, act))));

/** A decision that nobody reversed in this respect has lost what it did. */
const isLost = (kinds: readonly DecisionKind[], endedBy: DecisionKind[]) =>
  and(inArray(decisions.kind, [...kinds]), not(wasReversedBy(["undo", "overturn", ...endedBy])));

const CHECKS: Check[] = [
  {
    says: ({ row, by }) => `Argument ${row} is not hidden, and decision ${by}, which hid it, was never reversed.`,
    wrong: (db) =>
      db
        .select({ row: argumentsTable.id, by: decisions.id })
        .from(decisions)
        .innerJoin(argumentsTable, eq(argumentsTable.id, decisions.argumentId))
        .where(and(isLost(HIDING, ["restore"]), isNull(argumentsTable.hiddenById))),
  },
  {
    says: ({ row, by }) =>
      `Member ${row} is not suspended, and decision ${by}, which suspends them, was never reversed.`,
    wrong: (db) =>
      db
        .select({ row: members.id, by: decisions.id })
        .from(decisions)
        .innerJoin(members, eq(members.id, decisions.memberId))
        .where(and(isLost(["suspend"], ["lift"]), gt(decisions.until, new Date()), isNull(members.suspendedById))),
  },
  {
    says: ({ row, by }) => `Argument ${row} is hidden by decision ${by}, which does not hide it (any more).`,
    wrong: (db) =>
      db
        .select({ row: argumentsTable.id, by: argumentsTable.hiddenById })
        .from(argumentsTable)
        .leftJoin(decisions, eq(decisions.id, argumentsTable.hiddenById))
        .where(
          isUnfounded(argumentsTable.hiddenById, [...HIDING, "hold"], eq(decisions.argumentId, argumentsTable.id), [
            "restore",
          ]),
        ),
  },
  {
    says: ({ row, by }) => `Argument ${row} is locked by decision ${by}, which does not lock it (any more).`,
    wrong: (db) =>
      db
        .select({ row: argumentsTable.id, by: argumentsTable.lockedById })
        .from(argumentsTable)
        .leftJoin(decisions, eq(decisions.id, argumentsTable.lockedById))
        .where(isUnfounded(argumentsTable.lockedById, ["lock"], isNotNull(decisions.argumentId))),
  },
  {
    says: ({ row, by }) => `A text of argument ${row} is hidden by decision ${by}, which does not hide it (any more).`,
    wrong: (db) =>
      db
        .select({ row: argumentRevisions.argumentId, by: argumentRevisions.hiddenById })
        .from(argumentRevisions)
        .leftJoin(decisions, eq(decisions.id, argumentRevisions.hiddenById))
        .where(
          isUnfounded(
            argumentRevisions.hiddenById,
            ["hide-revision"],
            eq(decisions.argumentId, argumentRevisions.argumentId),
          ),
        ),
  },
  {
    says: ({ row, by }) => `Thread ${row} is locked by decision ${by}, which does not lock it (any more).`,
    wrong: (db) =>
      db
        .select({ row: threads.id, by: threads.lockedById })
        .from(threads)
        .leftJoin(decisions, eq(decisions.id, threads.lockedById))
        .where(isUnfounded(threads.lockedById, ["lock-thread"], eq(decisions.threadId, threads.id))),
  },
  {
    says: ({ row, by }) => `Thread ${row} is slowed down by decision ${by}, which does not do that (any more).`,
    wrong: (db) =>
      db
        .select({ row: threads.id, by: threads.slowById })
        .from(threads)
        .leftJoin(decisions, eq(decisions.id, threads.slowById))
        .where(isUnfounded(threads.slowById, ["slow"], eq(decisions.threadId, threads.id))),
  },
  {
    says: ({ row, by }) => `Member ${row} is suspended by decision ${by}, which does not suspend them (any more).`,
    wrong: (db) =>
      db
        .select({ row: members.id, by: members.suspendedById })
        .from(members)
        .leftJoin(decisions, eq(decisions.id, members.suspendedById))
        .where(isUnfounded(members.suspendedById, ["suspend"], eq(decisions.memberId, members.id))),
  },
  {
    says: ({ row, by }) => `Credit ${row} is removed by decision ${by}, which does not remove it (any more).`,
    wrong: (db) =>
      db
        .select({ row: moved.id, by: moved.removedById })
        .from(moved)
        .leftJoin(decisions, eq(decisions.id, moved.removedById))
        .where(isUnfounded(moved.removedById, ["remove-credit"], eq(decisions.argumentId, moved.argumentId))),
  },
  {
    says: ({ row, by }) => `Argument ${row} is deleted by audit row ${by}, which tells of no deletion of it.`,
    wrong: (db) =>
      db
        .select({ row: argumentsTable.id, by: argumentsTable.deletedById })
        .from(argumentsTable)
        .leftJoin(
          audit,
          and(eq(audit.id, argumentsTable.deletedById), eq(audit.subjectId, sql`cast(${argumentsTable.id} as text)`)),
        )
        .where(isUntold(argumentsTable.deletedById, "delete-argument")),
  },
  {
    says: ({ row, by }) => `Credit ${row} is taken back by audit row ${by}, which tells of no such thing.`,
    wrong: (db) =>
      db
        .select({ row: moved.id, by: moved.withdrawnById })
        .from(moved)
        .leftJoin(audit, eq(audit.id, moved.withdrawnById))
        .where(isUntold(moved.withdrawnById, "withdraw-credit")),
  },
];
