import { Argument } from "#components/arguments/argument";
import { Replies } from "#components/arguments/replies";
import { SideIcon, sideClass } from "#components/arguments/stance-chip";
import type { RootArgument as Root } from "#lib/arguments/queries";
import type { ArgumentView } from "#lib/arguments/view";
import type { Stance } from "#lib/threads/queries";

/** A root argument as a card, with the replies below it. */
export function RootArgument({ root, stances }: { root: Root; stances: readonly Stance[] }) {
  const { view, strongest, moreReplies } = root;
  return (
    <div className="overflow-hidden rounded-card border border-line bg-card">
      <div className="p-5 pb-3">
        <Argument view={view} stances={stances} />
      </div>
      {strongest && <StrongestReply view={strongest} stances={stances} />}
      {(view.replies.length > 0 || moreReplies > 0) && (
        <div className="border-t border-line px-5 py-2">
          <Replies replies={view.replies} stances={stances} />
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

/** The rebuttal that both sides rate highest, before all other replies. */
function StrongestReply({ view, stances }: { view: ArgumentView; stances: readonly Stance[] }) {
  const stance = stances.find(({ slug }) => slug === view.stance);
  return (
    <div className={`${sideClass(stance)} strongest border-t border-line bg-side-wash px-5 py-3.5`}>
      <p className="mb-2 flex items-center gap-1.5 text-xs font-semibold text-side">
        {stance && <SideIcon side={stance.side} className="size-3.5" />}
        Strongest reply from the other side
      </p>
      <Argument view={view} stances={stances} />
      <Replies replies={view.replies} stances={stances} />
    </div>
  );
}
