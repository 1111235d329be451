import { desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/client";
import { members } from "#db/schema/accounts";
import { appeals, decisions } from "#db/schema/moderation";
import { CONDUCT_ENTRIES } from "#lib/conduct/rules";
import { groundTitle } from "#lib/moderation/house-rules";
import { type DecisionKind, outcomeInWords } from "#lib/moderation/outcome";

export type ConductDecision = {
  id: number;
  kind: DecisionKind;
  words: string;
  at: string;
  by: string;
  ground: string | null;
  reason: string;
  until: string | null;
  argumentId: number | null;
  /** The decision that reversed it, if one did. */
  reversedById: number | null;
};
export type ConductAppeal = {
  id: number;
  decisionId: number;
  decided: string;
  words: string;
  at: string;
  /** Null while it waits. */
  answer: { granted: boolean; reason: string } | null;
};

/** What was decided about a member, newest first, by whom and in which words. */
export async function decisionsOn(db: Reader, memberId: number): Promise<{ count: number; newest: ConductDecision[] }> {
  const rows = await db
    .select({ decision: decisions, by: members.handle })
    .from(decisions)
    .innerJoin(members, eq(members.id, decisions.moderatorId))
    .where(eq(decisions.memberId, memberId))
    .orderBy(desc(decisions.id))
    .limit(CONDUCT_ENTRIES);
  const ids = rows.map(({ decision }) => decision.id);
  const reversals =
    ids.length === 0
      ? []
      : await db
          .select({ id: decisions.id, reversesId: decisions.reversesId })
          .from(decisions)
          .where(inArray(decisions.reversesId, ids));
  return {
    count: await db.$count(decisions, eq(decisions.memberId, memberId)),
    newest: rows.map(({ decision, by }) => ({
      id: decision.id,
      kind: decision.kind,
      words: outcomeInWords(decision.kind, { withArgument: decision.argumentId !== null }),
      at: decision.createdAt.toISOString(),
      by,
      ground: decision.ground && groundTitle(decision.ground),
      reason: decision.reason,
      until: decision.until?.toISOString() ?? null,
      argumentId: decision.argumentId,
      reversedById: reversals.find(({ reversesId }) => reversesId === decision.id)?.id ?? null,
    })),
  };
}

/** What a member appealed, newest first, and what became of it. */
export async function appealsOf(db: Reader, memberId: number): Promise<{ count: number; newest: ConductAppeal[] }> {
  const rows = await db
    .select({ appeal: appeals, decided: decisions.kind })
    .from(appeals)
    .innerJoin(decisions, eq(decisions.id, appeals.decisionId))
    .where(eq(appeals.memberId, memberId))
    .orderBy(desc(appeals.id))
    .limit(CONDUCT_ENTRIES);
  const ids = rows.flatMap(({ appeal }) => appeal.answeredById ?? []);
  const answers =
    ids.length === 0
      ? []
      : await db
          .select({ id: decisions.id, kind: decisions.kind, reason: decisions.reason })
          .from(decisions)
          .where(inArray(decisions.id, ids));
  return {
    count: await db.$count(appeals, eq(appeals.memberId, memberId)),
    newest: rows.map(({ appeal, decided }) => {
      const answer = answers.find(({ id }) => id === appeal.answeredById);
      return {
        id: appeal.id,
        decisionId: appeal.decisionId,
        decided: outcomeInWords(decided),
        words: appeal.words,
        at: appeal.createdAt.toISOString(),
        answer: answer ? { granted: answer.kind === "overturn", reason: answer.reason } : null,
      };
    }),
  };
}
