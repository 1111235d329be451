import type { Metadata } from "next";
import { Refused } from "#components/site/refused";
import { Empty } from "#components/ui/empty";
import { Page } from "#components/ui/page";
import { pageOrRefusal, requirePersonWho } from "#lib/page";
import { canPublishRevision } from "#lib/threads/policy";
import { listThreads } from "#lib/threads/queries";

export const metadata: Metadata = { title: "Articles", robots: { index: false } };

export default async function ArticlesPage() {
  return pageOrRefusal(Refused, async () => {
    await requirePersonWho(canPublishRevision, "/admin/threads");
    const threads = await listThreads();
    return (
      <Page wide title="Articles" intro="Open one to publish a new revision of it.">
        {threads.length === 0 && <Empty>There is no thread yet. Open one with: npm run parley -- thread import</Empty>}
        <ul>
          {threads.map((thread) => (
            <li key={thread.slug} className="border-b border-line py-4">
              <a href={`/admin/threads/${thread.slug}`} className="link font-serif text-lg font-semibold">
                {thread.title}
              </a>
              <p className="mt-1 text-sm text-soft">{thread.motion}</p>
            </li>
          ))}
        </ul>
      </Page>
    );
  });
}
