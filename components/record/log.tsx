import { Entry } from "#components/record/entry";
import { Empty } from "#components/ui/empty";
import { PageLinks } from "#components/ui/page-links";
import { isNarrowed, logAddress } from "#lib/record/address";
import type { LogEntry } from "#lib/record/queries";
import type { LogSearch } from "#lib/record/schema";

type Props = { entries: LogEntry[]; next: number | null; search: LogSearch };

/** Every decision of the moderators, newest first; no author is named. */
export function Log({ entries, next, search }: Props) {
  const first = logAddress({ ...search, before: undefined });
  if (entries.length === 0)
    return (
      <>
        <Empty>{whyEmpty(search)}</Empty>
        <PageLinks first={search.before !== undefined && first} next={false} nextWords="Older decisions" />
      </>
    );
  return (
    <>
      <ol className="border-t border-line">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} onPage={entries} />
        ))}
      </ol>
      <PageLinks
        first={search.before !== undefined && first}
        next={next !== null && logAddress({ ...search, before: next })}
        nextWords="Older decisions"
      />
    </>
  );
}

function whyEmpty(search: LogSearch) {
  if (isNarrowed(search)) return "Nothing like this was decided. Choose other filters, or all decisions.";
  return search.before === undefined
    ? "The moderators have not had to decide anything yet."
    : "There is no older decision.";
}
