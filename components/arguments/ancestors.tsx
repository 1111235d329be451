import { Argument } from "#components/arguments/argument";
import type { ArgumentView } from "#lib/arguments/view";
import type { Stance } from "#lib/threads/queries";

type Props = { ancestors: ArgumentView[]; stances: readonly Stance[]; isLocked: boolean };

// What began it, and what it answers directly with what that answered.
const FIRST = 1;
const NEAREST = 2;

/** What an argument answers, from the root down. Of a long chain the middle is folded, of long texts the beginning shown. */
export function Ancestors({ ancestors, stances, isLocked }: Props) {
  const between = ancestors.slice(FIRST, -NEAREST);
  const isLong = ancestors.length > FIRST + NEAREST;
  const list = (views: ArgumentView[]) =>
    views.map((view) => (
      <li key={view.id} className="context py-2">
        <Argument
          headingLevel={2}
          view={view}
          stances={stances}
          parent={ancestors[ancestors.indexOf(view) - 1]}
          tools={isLocked ? "locked" : "all"}
        />
      </li>
    ));
  return (
    <ol aria-label="What it answers" className="mb-3 border-b border-line pb-3">
      {list(isLong ? ancestors.slice(0, FIRST) : ancestors)}
      {isLong && (
        <li>
          <details>
            <summary className="tool fold">
              {between.length === 1 ? "1 argument between" : `${between.length} arguments between`}
            </summary>
            <ol>{list(between)}</ol>
          </details>
        </li>
      )}
      {isLong && list(ancestors.slice(-NEAREST))}
    </ol>
  );
}
