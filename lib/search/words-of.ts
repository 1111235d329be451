import { and, asc, eq, gt } from "drizzle-orm";
import type { Reader } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { articleRevisions, threads } from "#db/schema/threads";
import type { ArgumentWords, ArticleWords } from "#db/search";
import { JUST_ASKING } from "#lib/arguments/rules";
import { foldedWords } from "#lib/search/fold";
import { significantRoots } from "#lib/search/similarity";
import { articleText, firstWords } from "#lib/text/markdown";

/** The words by which an argument is found. */
export async function argumentWords(db: Reader, id: number): Promise<ArgumentWords> {
  const [row] = await textOf(db, { id });
  if (!row) throw new Error(`There is no argument ${id} to be found.`);
  return wordsOf(row);
}

const AT_ONCE = 500;

/** The words of all arguments, a stretch at a time. */
export async function* everyArgumentsWords(db: Reader): AsyncGenerator<ArgumentWords[]> {
  for (let rows = await textsAfter(db, { id: 0 }); rows.length > 0; ) {
    yield rows.map(wordsOf);
    rows = await textsAfter(db, { id: rows.at(-1)?.id ?? 0 });
  }
}

const wordsOf = ({ id, claim, html, author, thread, stance }: PresentText): ArgumentWords => ({
  id,
  claim: foldedWords(claim ?? ""),
  body: foldedWords(firstWords(html, Number.POSITIVE_INFINITY)),
  author: foldedWords(author),
  thread,
  stance: stance ?? JUST_ASKING,
  roots: significantRoots(claim ?? ""),
});

type PresentText = Awaited<ReturnType<typeof textOf>>[number];

const presentTexts = (db: Reader) =>
  db
    .select({
      id: argumentsTable.id,
      claim: argumentRevisions.claim,
      html: argumentRevisions.html,
      author: members.handle,
      thread: argumentsTable.threadId,
      stance: argumentsTable.stance,
    })
    .from(argumentsTable)
    .innerJoin(members, eq(members.id, argumentsTable.authorId))
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    );

const textOf = prepared((db: Reader, given: Given<{ id: number }>) =>
  presentTexts(db).where(eq(argumentsTable.id, given("id"))),
);

const textsAfter = prepared((db: Reader, given: Given<{ id: number }>) =>
  presentTexts(db)
    .where(gt(argumentsTable.id, given("id")))
    .orderBy(asc(argumentsTable.id))
    .limit(AT_ONCE),
);

/** The words by which a thread's article is found. */
export async function articleWords(db: Reader, threadId: number): Promise<ArticleWords> {
  const [row] = await db
    .select({
      title: articleRevisions.title,
      dek: articleRevisions.dek,
      motion: articleRevisions.motion,
      markdown: articleRevisions.markdown,
    })
    .from(threads)
    .innerJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .where(eq(threads.id, threadId));
  if (!row) throw new Error(`There is no thread ${threadId} to be found.`);
  return {
    id: threadId,
    title: foldedWords(row.title),
    dek: foldedWords(`${row.dek} ${row.motion}`),
    body: foldedWords(articleText(row.markdown)),
  };
}

/** The words of all articles, one after the other. */
export async function* everyArticlesWords(db: Reader): AsyncGenerator<ArticleWords> {
  const rows = await db.select({ id: threads.id }).from(threads).orderBy(asc(threads.id));
  for (const { id } of rows) yield articleWords(db, id);
}
