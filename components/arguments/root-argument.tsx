import { Argument } from "#components/arguments/argument";
import { Replies } from "#components/arguments/replies";
import { sideClass } from "#components/arguments/stance-chip";
import type { Order } from "#lib/arguments/order";
import type { RootArgument as Root } from "#lib/arguments/roots";
import type { ArgumentView } from "#lib/arguments/view";
import { keptMarkup } from "#lib/kept-markup";
import type { Stance } from "#lib/threads/queries";

type Manner = { stances: readonly Stance[]; order: Order; isLocked: boolean };

/** A root argument as a card in a list, with the replies below it: written anew only when something in it changed. */
export function writeRootArgument(root: Root, { stances, order, isLocked }: Manner): Uint8Array {
  const manner = JSON.stringify([order, isLocked, stances]);
  return cards(root, manner, () => <Card root={root} stances={stances} order={order} isLocked={isLocked} />);
}

const cards = keptMarkup<Root>();

function Card({ root, stances, order, isLocked }: Manner & { root: Root }) {
  const { view, strongest, moreReplies } = root;
  return (
    <li className="card">
      <Argument view={view} stances={stances} order={order} tools={isLocked ? "locked" : "all"} />
      {strongest && <StrongestReply parent={view} view={strongest} stances={stances} isLocked={isLocked} />}
      {(view.replies.length > 0 || moreReplies > 0) && (
        <div className="below">
          <Replies parent={view} replies={view.replies} stances={stances} isLocked={isLocked} />
          {moreReplies > 0 && (
            <a href={`/threads/${view.thread}/arguments/${view.id}`} className="link inline-block py-2 text-sm">
              {moreReplies === 1 ? "1 more reply" : `${moreReplies} more replies`}
            </a>
          )}
        </div>
      )}
    </li>
  );
}

type StrongestProps = { parent: ArgumentView; view: ArgumentView; stances: readonly Stance[]; isLocked: boolean };

/** The rebuttal that both sides rate highest, before all other replies. */
function StrongestReply({ parent, view, stances, isLocked }: StrongestProps) {
  const stance = stances.find(({ slug }) => slug === view.stance);
  return (
    <details open data-replies={`${parent.id}-strongest`} className={`strongest ${sideClass(stance)}`}>
      <summary>Strongest reply from the other side</summary>
      <Argument view={view} stances={stances} parent={parent} inReplies tools={isLocked ? "locked" : "all"} />
      <Replies parent={view} replies={view.replies} stances={stances} isLocked={isLocked} />
    </details>
  );
}
