import { UnfollowForm } from "#components/following/unfollow-form";
import { Empty } from "#components/ui/empty";
import type { FollowedThread } from "#lib/following/queries";
import { MOST_NEWS_COUNTED } from "#lib/following/rules";

/** The threads that a member follows, with how much is new to them in each. */
export function FollowedThreads({ threads }: { threads: FollowedThread[] }) {
  return (
    <section aria-labelledby="followed" className="mt-12">
      <h2 id="followed" className="mb-4 font-serif text-xl font-semibold">
        Threads you follow
      </h2>
      {threads.length === 0 && (
        <Empty>You follow no thread. Press “Follow this thread” below a motion, and its news are counted here.</Empty>
      )}
      <ul>
        {threads.map((thread) => (
          <li key={thread.slug} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-4">
            <div className="min-w-0 flex-1 basis-60">
              <a href={`/threads/${thread.slug}`} className="font-serif font-semibold hover:underline">
                {thread.title}
              </a>
              <p className={`text-sm ${thread.news > 0 ? "font-semibold" : "text-soft"}`}>{newsOf(thread.news)}</p>
            </div>
            <UnfollowForm thread={thread.slug} title={thread.title} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function newsOf(news: number): string {
  if (news === 0) return "Nothing new";
  if (news > MOST_NEWS_COUNTED) return `More than ${MOST_NEWS_COUNTED} new arguments`;
  return news === 1 ? "1 new argument" : `${news} new arguments`;
}
