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
  const [row] = await presentText(db, { id });
  if (!row) throw new Error(`There is no argument ${id} to be found.`);
  return {
    id,
    claim: foldedWords(row.claim ?? ""),
    body: foldedWords(firstWords(row.html, Number.POSITIVE_INFINITY)),
    author: foldedWords(row.author),
    thread: row.thread,
    stance: row.stance ?? JUST_ASKING,
    roots: significantRoots(row.claim ?? ""),
  };
}

const presentText = prepared((db: Reader, given: Given<{ id: number }>) =>
  db
    .select({
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
    )
    .where(eq(argumentsTable.id, given("id"))),
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

const AT_ONCE = 1_000;

/** The numbers of all rows, a stretch at a time. */
export async function* idsOf(tx: Reader, table: typeof threads | typeof argumentsTable): AsyncGenerator<number> {
  for (let after = 0; ; ) {
    const rows = await tx
      .select({ id: table.id })
      .from(table)
      .where(gt(table.id, after))
      .orderBy(asc(table.id))
      .limit(AT_ONCE);
    for (const { id } of rows) yield id;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
