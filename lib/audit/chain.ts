import { createHash } from "node:crypto";

/** What an audit row says, without its number and hash. */
export type Act = {
  at: Date;
  actorId: number | null;
  act: string;
  subjectType: string;
  subjectId: string;
  detail: Record<string, unknown>;
};

/**
 * The hash of an audit row, in hexadecimal: SHA-256 over the hash of the row before (nothing for the first) and the row
 * in one canonical spelling: a JSON list of these, moments in milliseconds, the fields of `detail` by name. So whoever
 * changes, removes, inserts or moves a row would have to write all rows after it anew, and the hash of the newest row
 * would be another one than the operator kept.
 */
export function hashOf(previous: string | null, row: Act): string {
  const { at, actorId, act, subjectType, subjectId, detail } = row;
  const fields = Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([previous, at.getTime(), actorId, act, subjectType, subjectId, fields]))
    .digest("hex");
}
