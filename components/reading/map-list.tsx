import type { ArgumentView } from "#lib/arguments/view";
import { leftOutInWords, nodeInWords } from "#lib/reading/node-in-words";
import type { MapTree } from "#lib/reading/queries";
import type { Stance } from "#lib/threads/queries";

type Props = { trees: MapTree[]; stances: readonly Stance[] };

/** What the picture of a map shows, as a list within lists. */
export function MapList({ trees, stances }: Props) {
  return (
    <details id="after-map" className="mt-6 rounded-card border border-line bg-card p-3 sm:p-4">
      <summary className="link inline-flex min-h-11 items-center text-sm font-medium">The map as a list</summary>
      <ul className="mt-2 space-y-3 text-sm">
        {trees.map(({ view, leftOut, isMore }) => (
          <li key={view.id}>
            <Words view={view} parent={undefined} stances={stances} />
            <Below view={view} stances={stances} />
            {(leftOut > 0 || isMore) && (
              <p className="ps-4 text-soft">
                <a href={`/threads/${view.thread}/arguments/${view.id}`} className="link">
                  {leftOutInWords(leftOut, isMore)}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

type Place = { view: ArgumentView; parent: ArgumentView | undefined; stances: readonly Stance[] };

function Words({ view, parent, stances }: Place) {
  const words = nodeInWords(view, parent, stances.find(({ slug }) => slug === view.stance)?.label);
  if (view.state !== "shown") return <span className="text-soft">{words}</span>;
  return (
    <a
      href={`/threads/${view.thread}/arguments/${view.id}`}
      className="inline-block py-1 wrap-anywhere hover:underline"
    >
      {words}
    </a>
  );
}

function Below({ view, stances }: { view: ArgumentView; stances: readonly Stance[] }) {
  if (view.replies.length === 0) return null;
  return (
    <ul className="border-s border-line ps-2 sm:ps-4">
      {view.replies.map((reply) => (
        <li key={reply.id}>
          <Words view={reply} parent={view} stances={stances} />
          <Below view={reply} stances={stances} />
        </li>
      ))}
    </ul>
  );
}
