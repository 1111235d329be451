import { sql } from "drizzle-orm";
import { id, index, instant, integer, json, table, text } from "#db/columns";

/**
 * One row for each act, in the transaction of the act; never changed afterwards (triggers). `hash` is over the row and
 * the hash before it (lib/audit/chain.ts), so that a changed, removed or inserted row is found.
 */
export const audit = table(
  "audit",
  {
    id: id(),
    at: instant("at").notNull(),
    actorId: integer("actor_id"),
    act: text("act").notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    detail: json<Record<string, unknown>>("detail").notNull(),
    hash: text("hash"),
  },
  (t) => [
    index("audit_subject").on(t.subjectType, t.subjectId),
    index("audit_unsealed").on(t.id).where(sql`hash is null`),
  ],
);
