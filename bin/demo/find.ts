import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { cases, orders } from "#db/schema/cases";
import { appeals, decisions } from "#db/schema/moderation";

/** The text that stands now, which is the one that is decided on. */
export async function revisionOf(argument: number): Promise<number> {
  const of = eq(argumentsTable.id, argument);
  return one(await read((db) => db.select({ n: argumentsTable.revision }).from(argumentsTable).where(of)));
}

export async function lastDecisionOn(argument: number): Promise<number> {
  const rows = await read((db) =>
    db
      .select({ n: decisions.id })
      .from(decisions)
      .where(eq(decisions.argumentId, argument))
      .orderBy(desc(decisions.id))
      .limit(1),
  );
  return one(rows);
}

export async function openCaseAbout(argument: number): Promise<number> {
  const isOpen = and(eq(cases.argumentId, argument), isNull(cases.closedById));
  return one(await read((db) => db.select({ n: cases.id }).from(cases).where(isOpen)));
}

/** The open case of a notice of something that is no argument. */
export async function openCaseOfNotice(): Promise<number> {
  const isOpen = and(isNotNull(cases.noticeId), isNull(cases.closedById));
  return one(await read((db) => db.select({ n: cases.id }).from(cases).where(isOpen)));
}

export async function openAppealAbout(argument: number): Promise<number> {
  const isOpen = and(eq(decisions.argumentId, argument), isNull(appeals.answeredById));
  const rows = await read((db) =>
    db.select({ n: appeals.id }).from(appeals).innerJoin(decisions, eq(decisions.id, appeals.decisionId)).where(isOpen),
  );
  return one(rows);
}

export async function openOrderAbout(argument: number): Promise<number> {
  const isOpen = and(eq(orders.argumentId, argument), isNull(orders.executedById));
  return one(await read((db) => db.select({ n: orders.id }).from(orders).where(isOpen)));
}

function one([row]: { n: number }[]): number {
  if (!row) throw new Error("The demo looks for something that is not there yet.");
  return row.n;
}
