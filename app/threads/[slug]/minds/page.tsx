import type { Metadata } from "next";
import { ThreadNotices } from "#components/locks/thread-notices";
import { Minds } from "#components/minds/minds";
import { Refused } from "#components/site/refused";
import { ViewsNav } from "#components/threads/views-nav";
import { Page } from "#components/ui/page";
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
      <Page
        wide
        title="Changed minds"
        intro={
          <a href={`/threads/${thread.slug}`} className="hover:underline">
            {thread.motion}
          </a>
        }
      >
        <div className="-mt-2 mb-8 border-b border-line">
          <ViewsNav slug={thread.slug} current="minds" />
        </div>
        <ThreadNotices limits={thread.limits} className="mb-8" />
        <Minds thread={thread} minds={minds} />
      </Page>
    );
  });
}
