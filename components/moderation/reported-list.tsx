import { Empty } from "#components/ui/empty";
import { TimeAgo } from "#components/ui/time-ago";
import type { Reported } from "#lib/moderation/report-queries";

/** What waits for a moderator, the longest first. Author and side are not shown before it is opened. */
export function ReportedList({ reported }: { reported: Reported[] }) {
  if (reported.length === 0) return <Empty>Nothing waits for a decision.</Empty>;
  return (
    <ol>
      {reported.map((each) => (
        <li key={each.argumentId} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-4 text-sm">
          <a href={`/threads/${each.thread}/arguments/${each.argumentId}/review`} className="link font-medium">
            {`Argument no. ${each.argumentId}`}
          </a>
          <span>{each.count === 1 ? "1 report" : `${each.count} reports`}</span>
          <span className="ms-auto text-soft">
            The first <TimeAgo at={each.firstAt} />
          </span>
        </li>
      ))}
    </ol>
  );
}
