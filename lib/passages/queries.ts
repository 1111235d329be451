import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { passageCounts, passages } from "#db/schema/passages";
import { articleRevisions, threads } from "#db/schema/threads";
import { QUOTE_LENGTH } from "#lib/arguments/rules";
import { NotFound } from "#lib/errors";
import {
  type CanonicalText,
  canonicalArgument,
  canonicalArticle,
  canonicalOf,
  type Place,
} from "#lib/passages/canonical-text";
import { contestedPassages, countQuotes, type QuotedPlace, totalOf } from "#lib/passages/contested";
import { type MarkedBlock, markArticle } from "#lib/passages/mark-article";
import type { Reanchored } from "#lib/passages/reanchor-passages";
import { quotableStretches } from "#lib/passages/sentences";
import { remember } from "#lib/remember";
import { countCharacters } from "#lib/text/plain-line";
import type { Stance } from "#lib/threads/queries";

/** The passage whose arguments a page shows, with how many of each stance quote it. */
export type ChosenPassage = Place & { text: string; countOf: Record<string, number>; total: number };
export type MarkedArticle = {
  blocks: (MarkedBlock & { countOf: Record<string, number> })[];
  chosen: ChosenPassage | null;
};

type ArticleOf = { id: number; slug: string; stances: [Stance, Stance] };

/** A thread's rendered article with the passages that visible arguments quote, and the one that a reader chose, if it is there. */
export async function getMarkedArticle(thread: ArticleOf, html: string, wanted: Place | null): Promise<MarkedArticle> {
  const quoted = await read((db) => quotedPlaces(db, thread));
  const { text } = textOf(html);
  const place = wanted && wanted.end <= text.length ? wanted : null;
  const blocks = blocksOf(html, {
    slug: thread.slug,
    stances: thread.stances,
    passages: contestedPassages(quoted),
    chosen: place,
  });
  const countOf = place ? countQuotes(quoted, place) : {};
  return {
    blocks: blocks.map((block) => ({ ...block, countOf: countQuotes(quoted, block) })),
    chosen: place && { ...place, text: text.slice(place.start, place.end).trim(), countOf, total: totalOf(countOf) },
  };
}

// The same article with the same passages is read by many.
const textOf = remember(20, (html: string) => html, canonicalOf);
const blocksOf = remember(100, (...marking: Parameters<typeof markArticle>) => JSON.stringify(marking), markArticle);

async function quotedPlaces(db: Reader, thread: ArticleOf): Promise<QuotedPlace[]> {
  const [one, other] = thread.stances;
  return placesIn(db, { threadId: thread.id, one: one.slug, other: other.slug });
}

const placesIn = prepared((db: Reader, given: Given<{ threadId: number; one: string; other: string }>) =>
  db
    .select({
      start: passageCounts.startUtf16,
      end: passageCounts.endUtf16,
      stance: passageCounts.stance,
      count: passageCounts.count,
    })
    .from(passageCounts)
    .where(
      and(
        eq(passageCounts.threadId, given("threadId")),
        inArray(passageCounts.stance, [given("one"), given("other")]),
        gt(passageCounts.count, 0),
      ),
    ),
);

/** What a composer quotes: nothing, a passage, or one that is still to be chosen among these. */
export type Quotation =
  | { state: "none" }
  | { state: "quoted"; quote: string; start: number | undefined }
  | { state: "choose"; stretches: (Place & { text: string })[] };

export type Asked = {
  quote?: string;
  start?: number;
  place: Place | null;
  /** The visible argument that is answered, and so quoted from; else the article is. */
  parent?: number;
  /** Nothing of the parent is chosen yet, and something is to be. */
  choose?: boolean;
};

/** The passage that somebody asks to quote, as it stands in its text now, or what they can choose when it is too long. Throws NotFound. */
export async function getQuotation(slug: string, asked: Asked): Promise<Quotation> {
  const { quote, start, place, parent, choose } = asked;
  if (quote && countCharacters(quote) <= QUOTE_LENGTH) return { state: "quoted", quote, start };
  if (!quote && !place && !choose) return { state: "none" };
  const { canonical, language } = await read((db) =>
    parent ? textOfArgument(db, slug, parent) : textOfArticle(db, slug),
  );
  const { text } = canonical;
  const at = quote ? text.indexOf(quote) : -1;
  const whole = at >= 0 ? { start: at, end: at + (quote?.length ?? 0) } : (place ?? { start: 0, end: text.length });
  const within = { start: whole.start, end: Math.min(whole.end, text.length) };
  const words = text.slice(within.start, within.end);
  if (words === "") return { state: "none" };
  if (!choose && countCharacters(words) <= QUOTE_LENGTH) return { state: "quoted", quote: words, start: within.start };
  const stretches = quotableStretches(canonical, within, language);
  return { state: "choose", stretches: stretches.map((each) => ({ ...each, text: text.slice(each.start, each.end) })) };
}

type Source = { canonical: CanonicalText; language: string };

async function textOfArticle(db: Reader, slug: string): Promise<Source> {
  const [row] = await db
    .select({ markdown: articleRevisions.markdown, language: articleRevisions.language })
    .from(threads)
    .innerJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .where(eq(threads.slug, slug));
  if (!row) throw new NotFound("There is no such thread.");
  return { canonical: canonicalArticle(row.markdown), language: row.language };
}

async function textOfArgument(db: Reader, slug: string, id: number): Promise<Source> {
  const [row] = await db
    .select({ claim: argumentRevisions.claim, html: argumentRevisions.html, language: argumentRevisions.language })
    .from(argumentsTable)
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .where(
      and(
        eq(argumentsTable.id, id),
        eq(threads.slug, slug),
        isNull(argumentsTable.hiddenById),
        isNull(argumentsTable.deletedById),
      ),
    );
  if (!row) throw new NotFound("There is no such argument, or it was removed.");
  return { canonical: canonicalArgument(row), language: row.language ?? "en" };
}

export type Orphan = { argumentId: number; quote: string; claim: string | null };
export type PassageReport = Reanchored & { orphans: Orphan[] };

/** How the quoted passages of a thread's article stand in its newest revision, for admins: those of visible arguments. */
export async function getPassageReport(thread: { id: number }): Promise<PassageReport> {
  const rows = await read((db) =>
    db
      .select({
        argumentId: argumentsTable.id,
        quote: passages.exact,
        claim: argumentRevisions.claim,
        state: passages.state,
      })
      .from(argumentsTable)
      .innerJoin(passages, eq(passages.argumentId, argumentsTable.id))
      .innerJoin(
        argumentRevisions,
        and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
      )
      .where(
        and(
          eq(argumentsTable.threadId, thread.id),
          isNull(argumentsTable.hiddenById),
          isNull(argumentsTable.deletedById),
          isNull(passages.quotedArgumentId),
        ),
      )
      .orderBy(asc(argumentsTable.id)),
  );
  const inState = (state: string) => rows.filter((row) => row.state === state);
  return {
    anchored: inState("anchored").length,
    moved: inState("moved").length,
    orphaned: inState("orphaned").length,
    orphans: inState("orphaned").map(({ argumentId, quote, claim }) => ({ argumentId, quote, claim })),
  };
}
