import { Empty } from "#components/ui/empty";
import { TimeAgo } from "#components/ui/time-ago";
import { outcomeInWords } from "#lib/moderation/outcome";
import type { LogEntry } from "#lib/moderation/queries";

/** Every decision of the moderators, newest first; no author is named. */
export function Log({ entries }: { entries: LogEntry[] }) {
  if (entries.length === 0) return <Empty>The moderators have not had to decide anything yet.</Empty>;
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.id} id={`d${entry.id}`} className="border-b border-line py-4">
          <p className="flex flex-wrap gap-x-3 text-sm">
            <span className="font-semibold">{outcomeInWords(entry.kind)}</span>
            <span className="text-soft">
              <TimeAgo at={entry.at} />
            </span>
            <span className="ms-auto text-soft">{`No. ${entry.id}`}</span>
          </p>
          {entry.ground && <p className="mt-1 text-sm">{`Ground: ${entry.ground}`}</p>}
          {entry.reversesId && (
            <p className="mt-1 text-sm">
              <a href={`#d${entry.reversesId}`} className="link">{`Reverses no. ${entry.reversesId}`}</a>
            </p>
          )}
          {entry.thread && (
            <p className="mt-1 text-sm text-soft">
              {"In "}
              <a
                href={
                  entry.argumentId
                    ? `/threads/${entry.thread.slug}#a${entry.argumentId}`
                    : `/threads/${entry.thread.slug}`
                }
                className="link"
              >
                {entry.thread.title}
              </a>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
