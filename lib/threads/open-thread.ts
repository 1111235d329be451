import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { articleRevisions, stances, threads } from "#db/schema/threads";
import { record } from "#lib/audit/record";
import { authorize, Conflict } from "#lib/errors";
import { indexArticle } from "#lib/search/index-article";
import { canOpenThread } from "#lib/threads/policy";
import type { Briefing } from "#lib/threads/schema";
import { actorId, type Viewer } from "#lib/viewer";

/** Opens a thread on a briefing. Throws Conflict when its slug is in use. */
export async function openThread(viewer: Viewer, briefing: Briefing): Promise<{ id: number; slug: string }> {
  return write(async (tx) => {
    authorize(canOpenThread(viewer), viewer);
    const openedById = actorId(viewer);
    if (openedById === null) throw new Error("A thread needs somebody who opens it.");
    if ((await tx.$count(threads, eq(threads.slug, briefing.slug))) > 0)
      throw new Conflict(`There is a thread with the address ${briefing.slug} already.`);

    const createdAt = new Date();
    const [thread] = await tx
      .insert(threads)
      .values({ slug: briefing.slug, revision: 1, openedById, createdAt })
      .returning({ id: threads.id });
    if (!thread) throw new Error("The thread was not written.");
    const { slug, stances: sides, ...article } = briefing;
    await tx.insert(stances).values(sides.map((stance, i) => ({ ...stance, threadId: thread.id, side: i + 1 })));
    await tx
      .insert(articleRevisions)
      .values({ ...article, threadId: thread.id, number: 1, publishedById: openedById, createdAt });
    await indexArticle(tx, thread.id);
    await record(tx, viewer, "open-thread", { type: "thread", id: thread.id });
    return { id: thread.id, slug };
  });
}
