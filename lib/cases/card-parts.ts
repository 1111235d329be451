import { and, asc, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { audit } from "#db/schema/audit";
import { notices, orders, proposals } from "#db/schema/cases";
import { appeals, decisions, reports } from "#db/schema/moderation";
import { stances, threads } from "#db/schema/threads";
import { diffOf } from "#lib/arguments/history";
import type { Author } from "#lib/cases/card";
import { DUE_AFTER_MS } from "#lib/cases/rules";
import { NotFound } from "#lib/errors";
import { groundTitle } from "#lib/moderation/house-rules";
import type { Person } from "#lib/viewer";

export async function findText(db: Reader, id: number) {
  const [row] = await db
    .select({
      text: {
        id: argumentsTable.id,
        revision: argumentsTable.revision,
        claim: argumentRevisions.claim,
        body: argumentRevisions.body,
        html: argumentRevisions.html,
        language: argumentRevisions.language,
      },
      threadId: argumentsTable.threadId,
      stance: argumentsTable.stance,
      authorId: argumentsTable.authorId,
      hiddenById: argumentsTable.hiddenById,
      held: argumentsTable.held,
    })
    .from(argumentsTable)
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .where(and(eq(argumentsTable.id, id), isNull(argumentsTable.deletedById)));
  return row ?? null;
}

export type FoundText = NonNullable<Awaited<ReturnType<typeof findText>>>;

export async function openReports(db: Reader, argumentId: number) {
  return db
    .select()
    .from(reports)
    .where(and(eq(reports.argumentId, argumentId), isNull(reports.answeredById)))
    .orderBy(asc(reports.id));
}

export async function openNotices(db: Reader, argumentId: number | null, noticeId: number | null) {
  const which = noticeId === null ? eq(notices.argumentId, argumentId ?? 0) : eq(notices.id, noticeId);
  const rows = await db
    .select({
      address: notices.address,
      law: notices.law,
      explanation: notices.explanation,
      isAgainstChildren: notices.isAgainstChildren,
      createdAt: notices.createdAt,
    })
    .from(notices)
    .where(and(which, isNull(notices.answeredById)))
    .orderBy(asc(notices.id));
  return rows.map(({ createdAt, ...said }) => ({ ...said, at: createdAt.toISOString() }));
}

export async function openOrders(db: Reader, argumentId: number) {
  const rows = await db
    .select()
    .from(orders)
    .where(and(eq(orders.argumentId, argumentId), isNull(orders.executedById)))
    .orderBy(asc(orders.receivedAt));
  return rows.map(({ id, authority, reference, receivedAt }) => ({
    id,
    authority,
    reference,
    until: new Date(receivedAt.getTime() + DUE_AFTER_MS.order).toISOString(),
  }));
}

/** What stands above an argument, without what was removed. */
export async function ancestorsOf(db: Reader, id: number) {
  return db
    .select({ id: argumentsTable.id, claim: argumentRevisions.claim, html: argumentRevisions.html })
    .from(argumentsTable)
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .where(
      and(
        isNull(argumentsTable.deletedById),
        sql`${argumentsTable.id} in (
          with recursive above(id) as (
            select parent_id from arguments where id = ${id}
            union all select argument.parent_id from arguments argument join above on argument.id = above.id
          ) select id from above where id is not null)`,
      ),
    )
    .orderBy(asc(argumentsTable.depth));
}

/** How the text changed since the first open report read it, or since it was first written. */
export async function changesSince(db: Reader, now: FoundText["text"], reported: number | undefined) {
  const [before] = await db
    .select()
    .from(argumentRevisions)
    .where(and(eq(argumentRevisions.argumentId, now.id), lt(argumentRevisions.number, now.revision)))
    .orderBy(
      reported === undefined ? asc(argumentRevisions.number) : desc(sql`${argumentRevisions.number} = ${reported}`),
    )
    .limit(1);
  if (!before || reported === now.revision) return null;
  return { claim: diffOf(before.claim ?? "", now.claim ?? ""), body: diffOf(before.body, now.body) };
}

export async function earlierDecisions(db: Reader, argumentId: number) {
  const rows = await db
    .select({ id: decisions.id, kind: decisions.kind, ground: decisions.ground, createdAt: decisions.createdAt })
    .from(decisions)
    .where(eq(decisions.argumentId, argumentId))
    .orderBy(desc(decisions.id))
    .limit(10);
  return rows.map(({ ground, createdAt, ...row }) => ({
    ...row,
    ground: ground && groundTitle(ground),
    at: createdAt.toISOString(),
  }));
}

export async function proposalsOf(db: Reader, viewer: Person, caseId: number) {
  const rows = await db
    .select({
      by: members.handle,
      memberId: proposals.moderatorId,
      kind: proposals.kind,
      ground: proposals.ground,
      reason: proposals.reason,
      createdAt: proposals.createdAt,
    })
    .from(proposals)
    .innerJoin(members, eq(members.id, proposals.moderatorId))
    .where(eq(proposals.caseId, caseId))
    .orderBy(asc(proposals.id));
  return rows.map(({ memberId, ground, createdAt, ...row }) => ({
    ...row,
    ground: ground && groundTitle(ground),
    at: createdAt.toISOString(),
    isOwn: memberId === viewer.id,
  }));
}

export async function findAppeal(db: Reader, id: number) {
  const [row] = await db
    .select({ appeal: appeals, decision: decisions })
    .from(appeals)
    .innerJoin(decisions, eq(decisions.id, appeals.decisionId))
    .where(eq(appeals.id, id));
  return row ?? null;
}

/** Whether this moderator asked who wrote it; that they did is an audit row. */
export async function isRevealed(db: Reader, viewer: Person, caseId: number): Promise<boolean> {
  const asked = and(
    eq(audit.subjectType, "case"),
    eq(audit.subjectId, String(caseId)),
    eq(audit.act, "reveal-author"),
    eq(audit.actorId, viewer.id),
  );
  return (await db.$count(audit, asked)) > 0;
}

export async function authorOf(db: Reader, argument: FoundText): Promise<Author> {
  const [row] = await db
    .select({ handle: members.handle, since: members.createdAt, slug: threads.slug })
    .from(argumentsTable)
    .innerJoin(members, eq(members.id, argumentsTable.authorId))
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .where(eq(argumentsTable.id, argument.text.id));
  if (!row) throw new NotFound();
  const [stance] = await db
    .select({ side: stances.side, label: stances.label })
    .from(stances)
    .where(and(eq(stances.threadId, argument.threadId), eq(stances.slug, argument.stance ?? "")));
  const own = eq(argumentsTable.authorId, argument.authorId);
  return {
    handle: row.handle,
    since: row.since.toISOString(),
    stance: stance ? { side: stance.side === 1 ? 1 : 2, label: stance.label } : null,
    arguments: await db.$count(argumentsTable, own),
    hidden: await db.$count(argumentsTable, and(own, sql`${argumentsTable.hiddenById} is not null`)),
    decisions: await db.$count(
      decisions,
      and(eq(decisions.memberId, argument.authorId), inArray(decisions.kind, ["hide", "warn", "suspend"])),
    ),
    slug: row.slug,
  };
}
