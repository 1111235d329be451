import { writeRootArgument } from "#components/arguments/root-argument";
import { SideIcon } from "#components/arguments/stance-chip";
import { Unanswered } from "#components/arguments/unanswered";
import { ModerateThread } from "#components/locks/moderate-thread";
import { ThreadNotices } from "#components/locks/thread-notices";
import { UnseenTexts } from "#components/moderation/unseen-texts";
import { ChosenPassage } from "#components/passages/chosen-passage";
import { FoldAll } from "#components/reading/fold-all";
import { AddArgument } from "#components/threads/add-argument";
import { OrderPicker } from "#components/threads/order-picker";
import { SideSwitch } from "#components/threads/side-switch";
import { ViewsNav } from "#components/threads/views-nav";
import { Empty } from "#components/ui/empty";
import { PageLinks } from "#components/ui/page-links";
import { Still } from "#components/ui/still";
import { type Order, writeCursor } from "#lib/arguments/order";
import type { ArgumentPage, Column } from "#lib/arguments/queries";
import type { ChosenPassage as Chosen } from "#lib/passages/queries";
import type { Stance, Thread } from "#lib/threads/queries";

type Props = {
  thread: Thread;
  page: ArgumentPage;
  order: Order;
  chosen?: Chosen | null;
  /** Another page came before this one. */
  isContinued?: boolean;
};

/** Both sides with equal weight: next to each other, or where there is no room taking turns. Which comes first alternates by thread. */
export function Columns({ thread, page, order, chosen = null, isContinued = false }: Props) {
  const sides = thread.stances.map((stance, i) => ({ stance, column: page.columns[i] }));
  if (thread.id % 2 === 0) sides.reverse();
  const passage = chosen ? `passage=${chosen.start}-${chosen.end}&` : "";
  const address = `/threads/${thread.slug}?${passage}order=${order}`;
  return (
    <section className="arguments mt-14">
      {chosen ? (
        <ChosenPassage thread={thread} chosen={chosen} />
      ) : (
        <div className="head-of-arguments">
          <h2 id="arguments" className="pb-3 font-serif text-2xl font-semibold">
            {page.total === 1 ? "1 argument" : `${page.total.toLocaleString("en")} arguments`}
          </h2>
          <ViewsNav slug={thread.slug} current="sides" />
          <div>
            <ModerateThread slug={thread.slug} />
            <FoldAll />
            <OrderPicker slug={thread.slug} order={order} />
          </div>
        </div>
      )}
      <ThreadNotices limits={thread.limits} className="mt-6" />
      <SideSwitch stances={thread.stances} />
      <div className="columns mt-6">
        {sides.map(
          ({ stance, column }) =>
            column && (
              <SideColumn
                key={stance.slug}
                thread={thread}
                stance={stance}
                column={column}
                chosen={chosen}
                order={order}
              />
            ),
        )}
      </div>
      <PageLinks
        first={isContinued && `${address}#arguments`}
        next={page.next !== null && `${address}&after=${writeCursor(page.next)}#arguments`}
        nextWords="More arguments"
        look="round"
      />
    </section>
  );
}

type SideProps = { thread: Thread; stance: Stance; column: Column; chosen: Chosen | null; order: Order };

function SideColumn({ thread, stance, column, chosen, order }: SideProps) {
  const isOpen = thread.limits.lock === null;
  const all = chosen ? (chosen.countOf[stance.slug] ?? 0) : column.count;
  return (
    <section aria-labelledby={`side-${stance.side}`} className={`column side-${stance.side} space-y-5`}>
      <div className="space-y-3">
        <div className="flex flex-wrap items-center gap-2">
          <Still id={`head-${stance.side}`} className="contents">
            <SideIcon side={stance.side} className="size-5 text-side" />
            <h3 id={`side-${stance.side}`} className="font-semibold text-side">
              {stance.label}
            </h3>
            <span className="text-sm text-soft">{all.toLocaleString("en")}</span>
          </Still>
          <AddArgument side={stance.side} />
        </div>
        {!chosen && isOpen && (
          <Still id={`unanswered-${stance.side}`}>
            <Unanswered unanswered={column.unanswered} stance={stance} />
          </Still>
        )}
      </div>
      <UnseenTexts stance={stance.slug} />
      {column.roots.length === 0 && (
        <Empty>{all === 0 ? nothingYet(chosen !== null, isOpen) : "There are no more on this side."}</Empty>
      )}
      <Still id={`arguments-${stance.side}`} as="ul" className="space-y-5">
        {column.roots.map((root) => writeRootArgument(root, { stances: thread.stances, order, isLocked: !isOpen }))}
      </Still>
    </section>
  );
}

function nothingYet(isAboutPassage: boolean, isOpen: boolean): string {
  if (isAboutPassage)
    return isOpen
      ? "Nobody on this side has quoted this passage yet. You could be the first."
      : "Nobody on this side has quoted this passage.";
  return isOpen ? "Nobody has argued for this side yet. You could be the first." : "Nobody has argued for this side.";
}
