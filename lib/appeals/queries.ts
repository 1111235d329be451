import { and, desc, eq, inArray, lt } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { appeals, decisions } from "#db/schema/moderation";
import { statements } from "#db/schema/statements";
import { articleRevisions, threads } from "#db/schema/threads";
import { memberOfToken } from "#lib/appeals/appeal-token";
import { APPEAL_MS } from "#lib/appeals/rules";
import { DUE_AFTER_MS } from "#lib/cases/rules";
import { Forbidden, NotFound } from "#lib/errors";
import { APPEALABLE, type DecisionKind } from "#lib/moderation/outcome";
import { isPerson, type Viewer } from "#lib/viewer";

/** A decision as whom it concerns reads it: all that Art. 17(3) (a)–(f) of Regulation (EU) 2022/2065 asks for. */
export type Letter = {
  id: number;
  kind: DecisionKind;
  at: string;
  until: string | null;
  thread: string | null;
  /** Their own text that it is about, while it is not deleted. */
  argument: { claim: string | null; html: string; address: string } | null;
  reason: string;
  statement: Pick<
    typeof statements.$inferSelect,
    | "decision_facts"
    | "source_type"
    | "automated_detection"
    | "automated_decision"
    | "illegal_content_legal_ground"
    | "illegal_content_explanation"
    | "incompatible_content_ground"
    | "incompatible_content_explanation"
    | "terms_version"
  >;
  /** The last day on which it can be appealed; null when it cannot (any more). */
  appealUntil: string | null;
  appeal: {
    words: string;
    at: string;
    dueAt: string;
    answer: { isGranted: boolean; words: string; at: string } | null;
  } | null;
  reversedAt: string | null;
};

/** A decision for the member whom it concerns, signed in or with the token of their link. Throws NotFound for others. */
export async function getLetter(viewer: Viewer, id: number, token?: string, now = new Date()): Promise<Letter> {
  const memberId = memberOfToken(id, token) ?? (isPerson(viewer) ? viewer.id : undefined);
  if (memberId === undefined) throw new Forbidden("Please sign in first.", { signInFirst: true });
  return read(async (db) => {
    const [row] = await selectLetters(db).where(
      and(eq(decisions.id, id), eq(decisions.memberId, memberId), inArray(decisions.kind, [...LISTED])),
    );
    if (!row) throw new NotFound("There is no such decision about you.");
    const [reversal] = await db.select({ at: decisions.createdAt }).from(decisions).where(eq(decisions.reversesId, id));
    const last = new Date(row.createdAt.getTime() + APPEAL_MS);
    const isOpen = APPEALABLE.includes(row.kind) && !row.words && !reversal && last > now;
    return {
      id: row.id,
      kind: row.kind,
      at: row.createdAt.toISOString(),
      until: row.until?.toISOString() ?? null,
      thread: row.thread,
      argument:
        row.slug !== null && row.html !== null && row.deletedById === null && row.authorId === memberId
          ? { claim: row.claim, html: row.html, address: `/threads/${row.slug}/arguments/${row.argumentId}/review` }
          : null,
      reason: row.reason,
      statement: row.statement,
      appealUntil: isOpen ? last.toISOString() : null,
      appeal: await appealOf(db, row),
      reversedAt: reversal?.at.toISOString() ?? null,
    };
  });
}

function selectLetters(db: Reader) {
  return db
    .select({
      id: decisions.id,
      kind: decisions.kind,
      createdAt: decisions.createdAt,
      until: decisions.until,
      reason: decisions.reason,
      argumentId: decisions.argumentId,
      slug: threads.slug,
      thread: articleRevisions.title,
      claim: argumentRevisions.claim,
      html: argumentRevisions.html,
      deletedById: argumentsTable.deletedById,
      authorId: argumentsTable.authorId,
      statement: {
        decision_facts: statements.decision_facts,
        source_type: statements.source_type,
        automated_detection: statements.automated_detection,
        automated_decision: statements.automated_decision,
        illegal_content_legal_ground: statements.illegal_content_legal_ground,
        illegal_content_explanation: statements.illegal_content_explanation,
        incompatible_content_ground: statements.incompatible_content_ground,
        incompatible_content_explanation: statements.incompatible_content_explanation,
        terms_version: statements.terms_version,
      },
      words: appeals.words,
      appealedAt: appeals.createdAt,
      answeredById: appeals.answeredById,
    })
    .from(decisions)
    .innerJoin(statements, eq(statements.id, decisions.statementId))
    .leftJoin(argumentsTable, eq(argumentsTable.id, decisions.argumentId))
    .leftJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .leftJoin(threads, eq(threads.id, decisions.threadId))
    .leftJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .leftJoin(appeals, eq(appeals.decisionId, decisions.id));
}

type Row = Awaited<ReturnType<typeof selectLetters>>[number];

async function appealOf(db: Reader, { words, appealedAt, answeredById }: Row): Promise<Letter["appeal"]> {
  if (words === null || appealedAt === null) return null;
  const [answer] = answeredById === null ? [] : await db.select().from(decisions).where(eq(decisions.id, answeredById));
  return {
    words,
    at: appealedAt.toISOString(),
    dueAt: new Date(appealedAt.getTime() + DUE_AFTER_MS.appeal).toISOString(),
    answer: answer
      ? { isGranted: answer.kind === "overturn", words: answer.reason, at: answer.createdAt.toISOString() }
      : null,
  };
}

export type OwnDecision = { id: number; kind: DecisionKind; at: string; thread: string | null; isAppealed: boolean };

/** What a member is told of: not that an argument of theirs was reported and kept. */
const LISTED: readonly DecisionKind[] = [
  ...APPEALABLE,
  "hold",
  "publish",
  "restore",
  "unlock",
  "show-revision",
  "lift",
  "undo",
  "overturn",
  "uphold",
];
const ON_PAGE = 50;

/** The decisions about a member that changed something for them, newest first, before `before`. */
export async function listOwnDecisions(
  viewer: Viewer,
  before = Number.MAX_SAFE_INTEGER,
): Promise<{ decisions: OwnDecision[]; next: number | null }> {
  if (!isPerson(viewer)) return { decisions: [], next: null };
  const rows = await read((db) =>
    selectLetters(db)
      .where(and(eq(decisions.memberId, viewer.id), lt(decisions.id, before), inArray(decisions.kind, [...LISTED])))
      .orderBy(desc(decisions.id))
      .limit(ON_PAGE + 1),
  );
  const page = rows.slice(0, ON_PAGE);
  return {
    decisions: page.map(({ id, kind, createdAt, thread, words }) => ({
      id,
      kind,
      at: createdAt.toISOString(),
      thread,
      isAppealed: words !== null,
    })),
    next: rows.length > ON_PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}
