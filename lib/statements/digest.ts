import { createHash } from "node:crypto";
import type { Statement } from "#lib/statements/compose-statement";

/**
 * SHA-256 of a statement, in hexadecimal. The audit row of its decision keeps it, so that the chain of audit rows
 * (lib/audit/chain.ts) also shows when a statement was changed.
 */
export function digestOf(statement: Statement): string {
  const { created_at, ...fields } = statement;
  const known = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  const sorted = known.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([...sorted, ["created_at", created_at.getTime()]]))
    .digest("hex");
}
