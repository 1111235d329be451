import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { appeals, decisions } from "#db/schema/moderation";
import { articleRevisions, threads } from "#db/schema/threads";
import { HOUSE_HANDLE } from "#lib/accounts/rules";
import { groundTitle } from "#lib/moderation/house-rules";
import type { DecisionKind } from "#lib/moderation/outcome";
import { ABOUT_A_MEMBER, ENTRIES_ON_PAGE, PUBLIC_REASONS } from "#lib/record/rules";
import type { LogSearch } from "#lib/record/schema";

export type LogEntry = {
  id: number;
  kind: DecisionKind;
  at: string;
  /** `handle` is null where the operator tells roles only. */
  by: { role: "program" | "operator" | "moderator"; handle: string | null };
  ground: string | null;
  /** Null but for decisions about a whole thread: all others are told to one member alone. */
  reason: string | null;
  until: string | null;
  /** Of slow mode: minutes between two arguments. */
  minutes: number | null;
  /** Of a lock: whether all below is locked too. */
  subtree: boolean;
  /** The decisions that it reverses, that answered what was held by it before, and whose appeal it answers. */
  reversesId: number | null;
  heldById: number | null;
  answersId: number | null;
  /** The decisions that reversed it. */
  reversedByIds: number[];
  appeal: { state: "open" | "upheld" | "overturned"; answeredById: number | null } | null;
  /** The thread it happened in; null for decisions about a member alone, who is not named. */
  thread: { slug: string; title: string } | null;
  /** The argument that it is about, where everybody can read it and its author was not warned or suspended for it. */
  argumentId: number | null;
};

type Asked = Partial<LogSearch> & { size?: number; names?: "role" | "handle" };

/** The public record of decisions, newest first: no author, no text, no words to an author; `names` says how moderators are told. */
export async function listDecisions(asked: Asked = {}): Promise<{ entries: LogEntry[]; next: number | null }> {
  const { size = ENTRIES_ON_PAGE, names = "role" } = asked;
  return read(async (db) => {
    const rows = await selectRows(db, asked).limit(size + 1);
    const shown = rows.slice(0, size);
    const related = await relatedTo(db, shown);
    const entries = shown.map((row) => asEntry(row, related, names));
    return { entries, next: rows.length > size ? (entries.at(-1)?.id ?? null) : null };
  });
}

function selectRows(db: Reader, { before = Number.MAX_SAFE_INTEGER, kind, ground, thread }: Asked) {
  const inThread = thread && eq(decisions.threadId, sql`(select id from threads where slug = ${thread})`);
  return db
    .select({
      id: decisions.id,
      kind: decisions.kind,
      createdAt: decisions.createdAt,
      moderator: members.handle,
      ground: decisions.ground,
      reason: decisions.reason,
      until: decisions.until,
      detail: decisions.detail,
      reversesId: decisions.reversesId,
      argumentId: decisions.argumentId,
      hiddenById: argumentsTable.hiddenById,
      deletedById: argumentsTable.deletedById,
      slug: threads.slug,
      title: articleRevisions.title,
    })
    .from(decisions)
    .innerJoin(members, eq(members.id, decisions.moderatorId))
    .leftJoin(argumentsTable, eq(argumentsTable.id, decisions.argumentId))
    .leftJoin(threads, eq(threads.id, decisions.threadId))
    .leftJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .where(
      and(
        lt(decisions.id, before),
        kind && eq(decisions.kind, kind),
        ground && eq(decisions.ground, ground),
        inThread || undefined,
      ),
    )
    .orderBy(desc(decisions.id));
}

type Row = Awaited<ReturnType<typeof selectRows>>[number];

/** What other decisions and appeals have to do with these. */
async function relatedTo(db: Reader, rows: Row[]) {
  const ids = rows.map(({ id }) => id);
  const reversals = await db
    .select({ id: decisions.id, reversesId: decisions.reversesId })
    .from(decisions)
    .where(inArray(decisions.reversesId, ids));
  const appealed = await db
    .select({ decisionId: appeals.decisionId, answeredById: appeals.answeredById, answer: decisions.kind })
    .from(appeals)
    .leftJoin(decisions, eq(decisions.id, appeals.answeredById))
    .where(inArray(appeals.decisionId, ids));
  const answered = await db
    .select({ id: appeals.answeredById, decisionId: appeals.decisionId })
    .from(appeals)
    .where(inArray(appeals.answeredById, ids));
  const earlier = [...rows.map(({ reversesId }) => reversesId), ...answered.map(({ decisionId }) => decisionId)];
  const kindOf = await kindsOf(
    db,
    earlier.filter((id) => id !== null),
  );
  return { reversals, appealed, answered, kindOf };
}

async function kindsOf(db: Reader, ids: number[]): Promise<Map<number, DecisionKind>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: decisions.id, kind: decisions.kind })
    .from(decisions)
    .where(inArray(decisions.id, ids));
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

function asEntry(row: Row, related: Awaited<ReturnType<typeof relatedTo>>, names: "role" | "handle"): LogEntry {
  const { id, kind, detail } = row;
  const role = kind === "hold" ? "program" : row.moderator === HOUSE_HANDLE ? "operator" : "moderator";
  const answersId = related.answered.find((appeal) => appeal.id === id)?.decisionId ?? null;
  const appeal = related.appealed.find(({ decisionId }) => decisionId === id);
  const about = [kind, related.kindOf.get(row.reversesId ?? 0), related.kindOf.get(answersId ?? 0)];
  const isVisible = row.hiddenById === null && row.deletedById === null;
  const isTold = isVisible && !about.some((each) => each && ABOUT_A_MEMBER.includes(each));
  return {
    id,
    kind,
    at: row.createdAt.toISOString(),
    by: { role, handle: names === "handle" && role === "moderator" ? row.moderator : null },
    ground: row.ground && groundTitle(row.ground),
    reason: (PUBLIC_REASONS.includes(kind) && row.reason) || null,
    until: row.until?.toISOString() ?? null,
    minutes: detail.minutes ?? null,
    subtree: detail.subtree ?? false,
    reversesId: row.reversesId,
    heldById: detail.heldById ?? null,
    answersId: row.reversesId === null ? answersId : null,
    reversedByIds: related.reversals.filter(({ reversesId }) => reversesId === id).map((reversal) => reversal.id),
    appeal: appeal ? { state: stateOf(appeal.answer), answeredById: appeal.answeredById } : null,
    thread: row.slug && row.title ? { slug: row.slug, title: row.title } : null,
    argumentId: isTold ? row.argumentId : null,
  };
}

function stateOf(answer: DecisionKind | null) {
  if (answer === null) return "open";
  return answer === "overturn" ? "overturned" : "upheld";
}
