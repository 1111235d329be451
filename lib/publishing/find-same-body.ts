import { and, desc, eq, gt, isNull, ne, or, type Placeholder } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { bodiesWith, bodyBeginsAs } from "#db/search";
import { MOST_COMPARED, OTHERS_REPEAT_MS, OWN_REPEAT_MS, REPEAT_FROM_WORDS } from "#lib/publishing/rules";
import { plainWords } from "#lib/publishing/screened-text";
import { foldedWords } from "#lib/search/fold";

type Compared = { authorId: number; threadId: number; argumentId?: number; html: string };

/**
 * The newest argument that has the same body, word for word as search compares them: of the same author, or of another
 * in the same thread and within a day. One that a moderator hid counts, a deleted one does not. None has when the text is
 * short, or when an edit leaves the body as it is.
 */
export async function findSameBody(tx: Transaction, written: Compared): Promise<number | undefined> {
  const body = bodyOf(written);
  if (body.split(" ").length < REPEAT_FROM_WORDS) return undefined;
  const alike = await selectAlike(tx, written, body);
  const same = alike.filter((row) => bodyOf(row) === body);
  return same.some(({ id }) => id === written.argumentId) ? undefined : same[0]?.id;
}

const bodyOf = ({ html }: { html: string }) => foldedWords(plainWords(html));

/** What could be the same, newest first; the present text of the edited argument before all others. */
async function selectAlike(tx: Transaction, { authorId, threadId, argumentId = 0 }: Compared, body: string) {
  const begins = bodyBeginsAs(body);
  const [ownSince, othersSince] = [OWN_REPEAT_MS, OTHERS_REPEAT_MS].map((ms) => new Date(Date.now() - ms)) as [
    Date,
    Date,
  ];
  const others = await alikeOf(tx, { begins, authorId, threadId, argumentId, ownSince, othersSince });
  // What is not written yet has no present text.
  const present = argumentId === 0 ? [] : await presentOf(tx, { begins, argumentId });
  return [...present, ...others];
}

type Near = {
  begins: string;
  authorId: number;
  threadId: number;
  argumentId: number;
  ownSince: Date;
  othersSince: Date;
};

const alikeOf = prepared((tx: Transaction, given: Given<Near>) => {
  const alike = selectBeginning(tx, given("begins"));
  const { createdAt } = argumentsTable;
  const isOwn = and(eq(alike.authorId, given("authorId")), gt(alike.createdAt, given("ownSince", createdAt)));
  const isNear = and(eq(alike.threadId, given("threadId")), gt(alike.createdAt, given("othersSince", createdAt)));
  return tx
    .select({ id: alike.id, html: alike.html })
    .from(alike)
    .where(and(or(isOwn, isNear), isNull(alike.deletedById), ne(alike.id, given("argumentId"))))
    .orderBy(desc(alike.id))
    .limit(MOST_COMPARED);
});

const presentOf = prepared((tx: Transaction, given: Given<{ begins: string; argumentId: number }>) => {
  const alike = selectBeginning(tx, given("begins"));
  return tx
    .select({ id: alike.id, html: alike.html })
    .from(alike)
    .where(eq(alike.id, given("argumentId")));
});

/** With a limit it is found by its words before anything else is asked of it: not by what was written in the same days. */
function selectBeginning(tx: Transaction, begins: Placeholder) {
  const hits = bodiesWith(tx, begins);
  const { authorId, threadId, createdAt, deletedById } = argumentsTable;
  return tx
    .select({ id: argumentsTable.id, html: argumentRevisions.html, authorId, threadId, createdAt, deletedById })
    .from(hits)
    .innerJoin(argumentsTable, eq(argumentsTable.id, hits.id))
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .limit(ALL)
    .as("alike");
}

const ALL = Number.MAX_SAFE_INTEGER;
