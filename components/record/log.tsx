import { Entry } from "#components/record/entry";
import { Empty } from "#components/ui/empty";
import { isNarrowed, logAddress } from "#lib/record/address";
import type { LogEntry } from "#lib/record/queries";
import type { LogSearch } from "#lib/record/schema";

type Props = { entries: LogEntry[]; next: number | null; search: LogSearch };

/** Every decision of the moderators, newest first; no author is named. */
export function Log({ entries, next, search }: Props) {
  if (entries.length === 0) return <Empty>{whyEmpty(search)}</Empty>;
  return (
    <>
      <ol className="border-t border-line">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} onPage={entries} />
        ))}
      </ol>
      {next && (
        <p className="mt-6">
          <a
            href={logAddress({ ...search, before: next })}
            rel="next"
            className="link inline-flex min-h-11 items-center"
          >
            Older decisions
          </a>
        </p>
      )}
    </>
  );
}

function whyEmpty(search: LogSearch) {
  if (isNarrowed(search)) return "Nothing like this was decided. Choose other filters, or all decisions.";
  return search.before === undefined
    ? "The moderators have not had to decide anything yet."
    : "There is no older decision.";
}
