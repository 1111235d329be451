import type { Metadata } from "next";
import { MarkAllRead } from "#components/reading/mark-all-read";
import { MarkAllReadPlainly } from "#components/reading/mark-all-read-plainly";
import { Timeline } from "#components/reading/timeline";
import { Refused } from "#components/site/refused";
import { ThreadScope } from "#components/threads/thread-scope";
import { ViewHead } from "#components/threads/view-head";
import { metadataOrRefusal, pageOrRefusal, type SearchParams, single } from "#lib/page";
import { getTimeline } from "#lib/reading/queries";
import { Before } from "#lib/reading/schema";
import { getThread } from "#lib/threads/queries";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return metadataOrRefusal(async () => ({ title: `Timeline: ${(await getThread((await params).slug)).title}` }));
}

export default async function TimelinePage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const thread = await getThread((await params).slug);
    const before = Before.parse(single((await searchParams).before));
    const page = await getTimeline(thread.id, before);
    return (
      <main id="main" className="mx-auto max-w-3xl px-4 pb-24 md:px-6">
        <ThreadScope thread={thread}>
          <ViewHead thread={thread} current="timeline" title="All arguments, newest first">
            <MarkAllRead slug={thread.slug} className="ms-auto" buttonClass="tool min-h-11" />
          </ViewHead>
          <Timeline thread={thread} page={page} isContinued={before !== undefined} />
          <MarkAllReadPlainly slug={thread.slug} />
        </ThreadScope>
      </main>
    );
  });
}
