import type { Metadata } from "next";
import { PassageReport } from "#components/passages/passage-report";
import { Refused } from "#components/site/refused";
import { PublishForm } from "#components/threads/publish-form";
import { Page } from "#components/ui/page";
import { TimeAgo } from "#components/ui/time-ago";
import { pageOrRefusal, requirePersonWho, type SearchParams, single } from "#lib/page";
import { getPassageReport } from "#lib/passages/queries";
import { canPublishRevision } from "#lib/threads/policy";
import { getThreadWithMarkdown } from "#lib/threads/queries";

export const metadata: Metadata = { title: "New revision", robots: { index: false } };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export default async function PublishPage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug } = await params;
    await requirePersonWho(canPublishRevision, `/admin/threads/${slug}`);
    const { thread, markdown } = await getThreadWithMarkdown(slug);
    const report = await getPassageReport(thread);
    const isPublished = single((await searchParams).published) === String(thread.revision);
    return (
      <Page
        wide
        title="New revision"
        intro={
          <a href={`/threads/${slug}`} className="link text-base">
            {thread.title}
          </a>
        }
      >
        <div role="status">
          {isPublished && (
            <p className="mb-6 rounded-control bg-bridge-wash px-4 py-3 text-sm text-bridge">
              {`Revision ${thread.revision} is published.`}
            </p>
          )}
        </div>
        <section aria-labelledby="passages" className="mb-10">
          <h2 id="passages" className="mb-3 font-semibold">
            {`Quoted passages in revision ${thread.revision}, published `}
            <TimeAgo at={thread.revisedAt} />
          </h2>
          <PassageReport slug={slug} report={report} />
        </section>
        <PublishForm key={thread.revision} thread={thread} markdown={markdown} />
      </Page>
    );
  });
}
