import { createHash } from "node:crypto";
import type { decisions } from "#db/schema/moderation";
import type { Statement } from "#lib/statements/compose-statement";

type Decided = Omit<typeof decisions.$inferSelect, "id" | "statementId">;

/**
 * SHA-256 of a decision and its statement of reasons, in hexadecimal. The audit row of the decision keeps it, so that the
 * chain of audit rows (lib/audit/chain.ts) also shows when either was changed.
 */
export function digestOf(statement: Statement, decision: Decided): string {
  return createHash("sha256")
    .update(JSON.stringify([canonical(statement), canonical(decision)]))
    .digest("hex");
}

/** Whether a field is null or was left out says the same; numbers of rows are those of the database. */
function canonical({ id, statementId, ...fields }: Record<string, unknown>): [string, unknown][] {
  return Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]): [string, unknown] => [name, value instanceof Date ? value.getTime() : value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
