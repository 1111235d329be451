import { Empty } from "#components/ui/empty";
import { TimeAgo } from "#components/ui/time-ago";
import type { OwnDecision } from "#lib/appeals/queries";
import { outcomeInWords } from "#lib/moderation/outcome";

/** The decisions about a member, each leading to its letter. */
export function OwnDecisions({ decisions }: { decisions: OwnDecision[] }) {
  if (decisions.length === 0) return <Empty>The moderators have decided nothing about you.</Empty>;
  return (
    <ol>
      {decisions.map((each) => (
        <li key={each.id} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-4 text-sm">
          <a href={`/decisions/${each.id}`} className="link inline-flex min-h-6 items-center font-medium">
            {outcomeInWords(each.kind, { withArgument: each.thread !== null })}
          </a>
          {each.isAppealed && <span className="text-soft">Appealed</span>}
          <span className="ms-auto text-soft">
            <TimeAgo at={each.at} />
          </span>
          {each.thread && <span className="basis-full text-soft">{each.thread}</span>}
        </li>
      ))}
    </ol>
  );
}
