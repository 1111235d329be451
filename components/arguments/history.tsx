import { Pieces } from "#components/arguments/pieces";
import { TimeAgo } from "#components/ui/time-ago";
import type { History as TextHistory } from "#lib/arguments/history";

/** How a text changed after its free edits ended: each change with what went and what came. */
export function History({ history }: { history: TextHistory }) {
  return (
    <ol className="space-y-6">
      <li>
        <h2 className="text-sm font-semibold">
          Posted <TimeAgo at={history.first.at} />
        </h2>
        {history.first.claim && (
          <p dir="auto" className="mt-2 font-serif text-lg font-semibold">
            {history.first.claim}
          </p>
        )}
        <p dir="auto" className="mt-2 whitespace-pre-wrap">
          {history.first.body}
        </p>
      </li>
      {history.earlier > 0 && (
        <li className="text-sm text-soft">
          {history.earlier === 1
            ? "1 earlier change is not shown."
            : `${history.earlier} earlier changes are not shown.`}
        </li>
      )}
      {history.changes.map((change) => (
        <li key={change.number} className="border-t border-line pt-6">
          <h2 className="text-sm font-semibold">
            Edited <TimeAgo at={change.at} />
          </h2>
          <p dir="auto" className="mt-2 font-serif text-lg font-semibold">
            <Pieces pieces={change.claim} />
          </p>
          <p dir="auto" className="mt-2 whitespace-pre-wrap">
            <Pieces pieces={change.body} />
          </p>
        </li>
      ))}
    </ol>
  );
}
