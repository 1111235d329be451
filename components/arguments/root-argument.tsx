import { Argument } from "#components/arguments/argument";
import { Replies } from "#components/arguments/replies";
import { SideIcon, sideClass } from "#components/arguments/stance-chip";
import { Icon } from "#components/ui/icon";
import type { Order } from "#lib/arguments/order";
import type { RootArgument as Root } from "#lib/arguments/queries";
import type { ArgumentView } from "#lib/arguments/view";
import type { Stance } from "#lib/threads/queries";

/** A root argument as a card, with the replies below it. */
export function RootArgument({ root, stances, order }: { root: Root; stances: readonly Stance[]; order: Order }) {
  const { view, strongest, moreReplies } = root;
  return (
    <div className="overflow-hidden rounded-card border border-line bg-card">
      <div className="p-5 pb-3">
        <Argument view={view} stances={stances} order={order} />
      </div>
      {strongest && <StrongestReply parent={view} view={strongest} stances={stances} />}
      {(view.replies.length > 0 || moreReplies > 0) && (
        <div className="border-t border-line px-5 py-2">
          <Replies parent={view} replies={view.replies} stances={stances} />
          {moreReplies > 0 && (
            <a href={`/threads/${view.thread}/arguments/${view.id}`} className="link inline-block py-2 text-sm">
              {moreReplies === 1 ? "1 more reply" : `${moreReplies} more replies`}
            </a>
          )}
        </div>
      )}
    </div>
  );
}

type StrongestProps = { parent: ArgumentView; view: ArgumentView; stances: readonly Stance[] };

/** The rebuttal that both sides rate highest, before all other replies. */
function StrongestReply({ parent, view, stances }: StrongestProps) {
  const stance = stances.find(({ slug }) => slug === view.stance);
  return (
    <details
      open
      data-replies={`${parent.id}-strongest`}
      className={`${sideClass(stance)} strongest group border-t border-line bg-side-wash px-5 py-2.5`}
    >
      <summary className="flex min-h-8 items-center gap-1.5 text-xs font-semibold text-side pointer-coarse:min-h-11">
        {stance && <SideIcon side={stance.side} className="size-3.5" />}
        Strongest reply from the other side
        <Icon name="chevron-down" className="ms-auto size-3.5 -rotate-90 group-open:rotate-0 rtl:rotate-90" />
      </summary>
      <div className="mt-1">
        <Argument view={view} stances={stances} parent={parent} />
        <Replies parent={view} replies={view.replies} stances={stances} />
      </div>
    </details>
  );
}
