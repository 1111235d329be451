import type { Metadata } from "next";
import { Minds } from "#components/minds/minds";
import { Refused } from "#components/site/refused";
import { ThreadScope } from "#components/threads/thread-scope";
import { ViewHead } from "#components/threads/view-head";
import { getMinds } from "#lib/minds/queries";
import { metadataOrRefusal, pageOrRefusal } from "#lib/page";
import { getThread } from "#lib/threads/queries";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return metadataOrRefusal(async () => ({ title: `Changed minds: ${(await getThread((await params).slug)).title}` }));
}

export default async function MindsPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const thread = await getThread((await params).slug);
    const minds = await getMinds(thread.id);
    return (
      <main id="main" className="mx-auto max-w-4xl px-4 pb-24 md:px-6">
        <ThreadScope thread={thread}>
          <ViewHead thread={thread} current="minds" title="Changed minds" />
          <Minds thread={thread} minds={minds} />
        </ThreadScope>
      </main>
    );
  });
}
