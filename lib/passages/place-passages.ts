import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { passages } from "#db/schema/passages";
import { articleRevisions, threads } from "#db/schema/threads";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { canPlacePassages } from "#lib/passages/policy";
import { quotedArticle } from "#lib/passages/quoted-text";
import { reanchorPassages } from "#lib/passages/reanchor-passages";
import type { System } from "#lib/viewer";

/** Looks for the passages that a migration brought along without their places; once they have them it does nothing. */
export async function placePassages(viewer: System): Promise<void> {
  await write(async (tx) => {
    authorize(canPlacePassages(viewer), viewer);
    const waiting = await tx
      .selectDistinct({ id: threads.id, revision: threads.revision, markdown: articleRevisions.markdown })
      .from(passages)
      .innerJoin(argumentsTable, eq(argumentsTable.id, passages.argumentId))
      .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
      .innerJoin(
        articleRevisions,
        and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
      )
      .where(and(eq(passages.revision, 0), isNull(passages.quotedArgumentId)));
    for (const thread of waiting) {
      const article = quotedArticle(thread);
      const counts = await reanchorPassages(tx, article, article.text);
      await record(tx, viewer, "place-passages", { type: "thread", id: thread.id }, counts);
    }
  });
}
