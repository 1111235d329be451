import { and, asc, desc, eq } from "drizzle-orm";
import { read } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { cases } from "#db/schema/cases";
import { decisions, reports } from "#db/schema/moderation";
import { notifications } from "#db/schema/notifications";
import { statements } from "#db/schema/statements";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { HideArgument, ReportArgument } from "#lib/moderation/schema";
import type { Person } from "#lib/viewer";

// What moderators do, as their forms send it, and the rows that come of it.

type Values = Record<string, unknown>;

export const report = (who: Person, id: number) => reportArgument(who, ReportArgument.parse({ id, ground: "spam" }));
export const hide = (who: Person, id: number, values: Values = {}) =>
  hideArgument(who, HideArgument.parse({ id, revision: 1, ground: "spam", reason: "It advertises.", ...values }));
export const keep = (who: Person, id: number, values: { revision?: number; case?: number } = {}) =>
  keepArgument(who, { id, revision: 1, reason: "", ...values });

/** The number of a decision that was taken, not proposed. */
export async function taken(decided: Promise<{ decisionId: number | null }>): Promise<number> {
  const { decisionId } = await decided;
  if (decisionId === null) throw new Error("It was only proposed.");
  return decisionId;
}

async function first<T>(rows: PromiseLike<T[]>): Promise<T> {
  const [row] = await rows;
  if (!row) throw new Error("There is no such row.");
  return row;
}

/** The newest case of an argument, of a kind. */
export const caseOf = (id: number, kind: "review" | "held" | "appeal" = "review") =>
  first(
    read((db) =>
      db
        .select()
        .from(cases)
        .where(and(eq(cases.argumentId, id), eq(cases.kind, kind)))
        .orderBy(desc(cases.id)),
    ),
  );
export const casesOf = (id: number) =>
  read((db) => db.select().from(cases).where(eq(cases.argumentId, id)).orderBy(asc(cases.id)));
export const argumentOf = (id: number) =>
  first(read((db) => db.select().from(argumentsTable).where(eq(argumentsTable.id, id))));
export const memberOf = (who: Person) => first(read((db) => db.select().from(members).where(eq(members.id, who.id))));
export const decisionsOn = (id: number) =>
  read((db) => db.select().from(decisions).where(eq(decisions.argumentId, id)).orderBy(asc(decisions.id)));
export const decisionOf = (id: number) => first(read((db) => db.select().from(decisions).where(eq(decisions.id, id))));
export const reportsOn = (id: number) =>
  read((db) => db.select().from(reports).where(eq(reports.argumentId, id)).orderBy(asc(reports.id)));

export async function statementOf(decisionId: number) {
  const { statementId } = await decisionOf(decisionId);
  return first(read((db) => db.select().from(statements).where(eq(statements.id, statementId))));
}

/** What a member was told of decisions: which kind of news, of which kind of decision, oldest first. */
export async function toldOf(who: Person, argumentId?: number): Promise<string[]> {
  const about = argumentId === undefined ? undefined : eq(notifications.argumentId, argumentId);
  const rows = await read((db) =>
    db
      .select({ kind: notifications.kind, decided: decisions.kind })
      .from(notifications)
      .innerJoin(decisions, eq(decisions.id, notifications.decisionId))
      .where(and(eq(notifications.memberId, who.id), about))
      .orderBy(asc(notifications.id)),
  );
  return rows.map(({ kind, decided }) => `${kind}: ${decided}`);
}
