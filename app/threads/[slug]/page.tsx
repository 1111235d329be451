import type { Metadata } from "next";
import { cache } from "react";
import { Refused } from "#components/site/refused";
import { Article } from "#components/threads/article";
import { Columns } from "#components/threads/columns";
import { ContinuedThread } from "#components/threads/continued-thread";
import { Motion } from "#components/threads/motion";
import { ThreadScope } from "#components/threads/thread-scope";
import { readCursor, readOrder } from "#lib/arguments/order";
import { getArgumentPage } from "#lib/arguments/queries";
import { metadataOrRefusal, pageOrRefusal, type SearchParams, single } from "#lib/page";
import { getMarkedArticle } from "#lib/passages/queries";
import { PassagePlace } from "#lib/passages/schema";
import { getThreadWithArticle } from "#lib/threads/queries";

// Once for the head of the page and its body.
const readThread = cache(getThreadWithArticle);

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return metadataOrRefusal(async () => {
    const { thread } = await readThread((await params).slug);
    return {
      title: thread.title,
      description: thread.dek,
      openGraph: { type: "article", title: thread.title, description: thread.dek },
    };
  });
}

export default async function ThreadPage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { thread, article, balance } = await readThread((await params).slug);
    const query = await searchParams;
    const order = readOrder(single(query.order));
    const after = readCursor(single(query.after), order);
    const wanted = PassagePlace.parse(single(query.passage) ?? null);
    const { blocks, chosen } = await getMarkedArticle(thread, article.html, wanted);
    const [yes, no] = thread.stances;
    const page = await getArgumentPage(thread.id, [yes.slug, no.slug], order, after, chosen);
    return (
      <main id="main" className="mx-auto max-w-6xl px-4 pb-24 md:px-6">
        <ThreadScope thread={thread}>
          {after ? (
            <ContinuedThread slug={thread.slug} title={thread.title} />
          ) : (
            <Article thread={thread} article={article} blocks={blocks} />
          )}
          {!after && <Motion thread={thread} balance={balance} />}
          <Columns thread={thread} page={page} order={order} chosen={chosen} isContinued={Boolean(after)} />
        </ThreadScope>
      </main>
    );
  });
}
