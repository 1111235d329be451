import { FollowState } from "#components/following/follow-state";
import { BalanceBar } from "#components/positions/balance-bar";
import { RecentCount } from "#components/threads/recent-count";
import { Empty } from "#components/ui/empty";
import { TimeAgo } from "#components/ui/time-ago";
import type { ThreadSummary } from "#lib/threads/queries";

/** All threads with what they are about and how much is argued on each side. */
export function ThreadList({ threads }: { threads: ThreadSummary[] }) {
  if (threads.length === 0)
    return (
      <Empty>
        There is no thread yet. An operator opens the first one with: npm run parley -- thread import briefing.md
      </Empty>
    );
  return (
    <ul>
      {threads.map((thread) => (
        <li
          key={thread.slug}
          className="grid grid-cols-1 gap-6 border-b border-line py-7 md:grid-cols-[minmax(0,1fr)_17rem]"
        >
          <div className="wrap-anywhere">
            <div className="flex items-center justify-between gap-4">
              <p className="eyebrow">{thread.kicker}</p>
              <FollowState thread={thread.slug} />
            </div>
            <h2 className="mt-2 text-balance font-serif text-2xl font-semibold leading-snug">
              <a href={`/threads/${thread.slug}`} className="hover:underline">
                {thread.title}
              </a>
            </h2>
            <p className="mt-2 font-serif leading-relaxed text-soft">{thread.motion}</p>
            <p className="mt-3 text-sm text-soft">
              {thread.argumentCount === 1 ? "1 argument" : `${thread.argumentCount.toLocaleString("en")} arguments`}
              {thread.lastArgumentAt && (
                <>
                  {" · the last "}
                  <TimeAgo at={thread.lastArgumentAt} />
                </>
              )}
              <RecentCount days={thread.days} />
            </p>
          </div>
          <div className="self-center">
            <BalanceBar stances={thread.stances} balance={thread.balance} narrow />
          </div>
        </li>
      ))}
    </ul>
  );
}
