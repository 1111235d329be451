import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { statements } from "#db/schema/statements";
import { groundTitle } from "#lib/moderation/house-rules";
import { ANSWERS_NOTICE, type NoticeOutcome } from "#lib/notices/outcome";

/** The decision that answered a notice, as it stands now; null while there is none. */
export async function readOutcome(db: Reader, decisionId: number | null): Promise<NoticeOutcome | null> {
  if (decisionId === null) return null;
  const [row] = await db
    .select({
      kind: decisions.kind,
      at: decisions.createdAt,
      ground: decisions.ground,
      law: statements.illegal_content_legal_ground,
      reason: decisions.reason,
    })
    .from(decisions)
    .innerJoin(statements, eq(statements.id, decisions.statementId))
    .where(eq(decisions.id, decisionId));
  if (!row) return null;
  const [reversal] = await db
    .select({ at: decisions.createdAt })
    .from(decisions)
    .where(and(eq(decisions.reversesId, decisionId), inArray(decisions.kind, ["restore", "overturn"])))
    .orderBy(asc(decisions.id))
    .limit(1);
  return {
    kind: row.kind,
    at: row.at.toISOString(),
    ground: row.ground && groundTitle(row.ground),
    law: row.law,
    words: ANSWERS_NOTICE.includes(row.kind) ? row.reason || null : null,
    reversedAt: reversal?.at.toISOString() ?? null,
  };
}
