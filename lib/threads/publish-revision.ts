import { and, eq } from "drizzle-orm";
import { write } from "#db/client";
import { articleRevisions, threads } from "#db/schema/threads";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid, NotFound } from "#lib/errors";
import { canonicalArticle } from "#lib/passages/canonical-text";
import { quotedArticle } from "#lib/passages/quoted-text";
import { type Reanchored, reanchorPassages } from "#lib/passages/reanchor-passages";
import { indexArticle } from "#lib/search/index-article";
import { hasVisibleText, renderArticle } from "#lib/text/markdown";
import { canPublishRevision } from "#lib/threads/policy";
import type { PublishRevision } from "#lib/threads/schema";
import { actorId, type Viewer } from "#lib/viewer";

type Published = { slug: string; revision: number; passages: Reanchored };

/**
 * Publishes a new revision of a thread's article and looks for every passage that was quoted from it. What is not
 * given stays as it was; the motion always does, as it is what positions are about. Throws NotFound, Conflict when
 * somebody published meanwhile or nothing changed, Invalid (motion, markdown).
 */
export async function publishRevision(viewer: Viewer, input: PublishRevision): Promise<Published> {
  return write(async (tx) => {
    authorize(canPublishRevision(viewer), viewer);
    const publishedById = actorId(viewer);
    if (publishedById === null) throw new Error("A revision needs somebody who publishes it.");
    const [current] = await tx
      .select({ article: articleRevisions })
      .from(threads)
      .innerJoin(
        articleRevisions,
        and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
      )
      .where(eq(threads.slug, input.slug));
    if (!current) throw new NotFound("There is no such thread.");
    const { slug, revision, motion, ...changed } = input;
    if (revision !== undefined && revision !== current.article.number)
      throw new Conflict(
        "Somebody published a revision meanwhile. Your text is still here; open the page anew to see the other one.",
      );
    if (motion !== undefined && motion !== current.article.motion)
      throw new Invalid({ motion: "The motion cannot change: it is what positions are about." });
    if (!hasVisibleText(renderArticle(input.markdown))) throw new Invalid({ markdown: "Please write the article." });
    const article = { ...current.article, ...definedOf(changed) };
    if (isSame(article, current.article)) throw new Conflict("Nothing is changed, so there is nothing to publish.");

    const number = current.article.number + 1;
    await tx.insert(articleRevisions).values({ ...article, number, publishedById, createdAt: new Date() });
    await tx.update(threads).set({ revision: number }).where(eq(threads.id, article.threadId));
    await indexArticle(tx, article.threadId);
    const text = quotedArticle({ id: article.threadId, revision: number, markdown: article.markdown });
    const passages = await reanchorPassages(tx, text, canonicalArticle(current.article.markdown).text);
    await record(
      tx,
      viewer,
      "publish-revision",
      { type: "thread", id: article.threadId },
      { revision: number, ...passages },
    );
    return { slug, revision: number, passages };
  });
}

function definedOf<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}

const isSame = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
