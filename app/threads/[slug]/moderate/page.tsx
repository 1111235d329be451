import type { Metadata } from "next";
import { LockThreadForm } from "#components/locks/lock-thread-form";
import { SlowForm } from "#components/locks/slow-form";
import { ThreadNotices } from "#components/locks/thread-notices";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { canLimitThreads } from "#lib/locks/policy";
import { pageOrRefusal, requirePersonWho } from "#lib/page";
import { getThread } from "#lib/threads/queries";

export const metadata: Metadata = { title: "Moderate a thread", robots: { index: false } };

type Props = { params: Promise<{ slug: string }> };

export default async function ModerateThreadPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug } = await params;
    await requirePersonWho(canLimitThreads, `/threads/${slug}/moderate`);
    const thread = await getThread(slug);
    const { lock, slow } = thread.limits;
    return (
      <Page
        title="Moderate a thread"
        intro={
          <a href={`/threads/${slug}`} className="link text-base">
            {thread.title}
          </a>
        }
      >
        <ThreadNotices limits={thread.limits} className="mb-10" />
        <section aria-labelledby="lock" className="mb-12 space-y-4">
          <h2 id="lock" className="font-serif text-xl font-semibold">
            {lock ? "Unlock" : "Lock"}
          </h2>
          <LockThreadForm thread={slug} isLocked={lock !== null} />
        </section>
        <section aria-labelledby="slow" className="space-y-4">
          <h2 id="slow" className="font-serif text-xl font-semibold">
            Slow mode
          </h2>
          <SlowForm thread={slug} isSlow={slow !== null} />
        </section>
      </Page>
    );
  });
}
