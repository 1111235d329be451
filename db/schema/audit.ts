import { id, index, instant, integer, json, table, text } from "#db/columns";

/** One row for each act, in the transaction of the act; never changed afterwards (triggers). */
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
  },
  (t) => [index("audit_subject").on(t.subjectType, t.subjectId)],
);
