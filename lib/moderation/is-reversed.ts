import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/client";
import { decisions } from "#db/schema/moderation";
import type { Decision } from "#lib/moderation/find-decision";

/**
 * Whether nothing of a decision stands any more. Who was warned or suspended with an argument still is so when the
 * argument alone was restored, or the suspension alone lifted.
 */
export async function isReversed(db: Reader, decision: Decision): Promise<boolean> {
  const isOfTwo = decision.argumentId !== null && (decision.kind === "warn" || decision.kind === "suspend");
  const whole = isOfTwo ? inArray(decisions.kind, ["undo", "overturn"]) : undefined;
  return (await db.$count(decisions, and(eq(decisions.reversesId, decision.id), whole))) > 0;
}
