import { Argument } from "#components/arguments/argument";
import { Empty } from "#components/ui/empty";
import { PageLinks } from "#components/ui/page-links";
import { Still } from "#components/ui/still";
import type { Relation } from "#lib/arguments/policy";
import type { ArgumentView } from "#lib/arguments/view";
import type { Timeline as Page, TimelineEntry } from "#lib/reading/queries";
import type { Thread } from "#lib/threads/queries";

/** All arguments of a thread in one list, newest first; each reply says what it answers. */
export function Timeline({ thread, page, isContinued }: { thread: Thread; page: Page; isContinued: boolean }) {
  if (page.entries.length === 0)
    return (
      <Empty>
        {thread.limits.lock ? "Nothing was argued here yet." : "Nothing was argued here yet. You could be the first."}
      </Empty>
    );
  const address = `/threads/${thread.slug}/timeline`;
  return (
    <>
      <Still id="timeline" as="ol">
        {page.entries.map((entry) => (
          <li key={entry.view.id} className="border-b border-line py-6">
            <Entry entry={entry} thread={thread} />
          </li>
        ))}
      </Still>
      <PageLinks
        first={isContinued && address}
        next={page.next !== null && `${address}?before=${page.next}`}
        nextWords="Older arguments"
        look="round"
      />
    </>
  );
}

function Entry({ entry: { view, answers }, thread }: { entry: TimelineEntry; thread: Thread }) {
  return (
    <>
      {answers && <Answers relation={view.relation ?? "answers"} parent={answers} />}
      {/* What it answers is not above it here, but in the line before. */}
      <Argument
        view={{ ...view, relation: null }}
        stances={thread.stances}
        parent={answers ?? undefined}
        tools={thread.limits.lock ? "locked" : "all"}
      />
    </>
  );
}

const WORDS: Record<Relation, string> = {
  supports: "In support of",
  rebuts: "Against",
  asks: "A question about",
  answers: "In answer to",
};

const REMOVED = {
  hidden: "In reply to an argument that a moderator hid",
  held: "In reply to an argument that waits for a moderator",
  deleted: "In reply to an argument that its author deleted",
};

function Answers({ relation, parent }: { relation: Relation; parent: ArgumentView }) {
  if (parent.state !== "shown") return <p className="mb-3 text-sm text-soft">{REMOVED[parent.state]}</p>;
  return (
    <p className="mb-3 text-sm text-soft">
      {WORDS[relation]}{" "}
      <a href={`/threads/${parent.thread}/arguments/${parent.id}`} className="link text-ink">
        <bdi>{parent.name}</bdi>
      </a>
      {" by "}
      <bdi>{parent.author}</bdi>
    </p>
  );
}
