import { RootArgument } from "#components/arguments/root-argument";
import { SideIcon } from "#components/arguments/stance-chip";
import { Unanswered } from "#components/arguments/unanswered";
import { AddArgument } from "#components/threads/add-argument";
import { OrderPicker } from "#components/threads/order-picker";
import { SideSwitch } from "#components/threads/side-switch";
import { Empty } from "#components/ui/empty";
import { type Order, writeCursor } from "#lib/arguments/order";
import type { ArgumentPage, Column } from "#lib/arguments/queries";
import type { Stance, Thread } from "#lib/threads/queries";

/** Both sides with equal weight: next to each other, or on a phone taking turns. Which comes first alternates by thread. */
export function Columns({ thread, page, order }: { thread: Thread; page: ArgumentPage; order: Order }) {
  const sides = thread.stances.map((stance, i) => ({ stance, column: page.columns[i] }));
  if (thread.id % 2 === 0) sides.reverse();
  return (
    <section className="mt-14">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 border-b border-line pb-2">
        <h2 id="arguments" className="pb-1 font-serif text-2xl font-semibold">
          {page.total === 1 ? "1 argument" : `${page.total.toLocaleString("en")} arguments`}
        </h2>
        <OrderPicker slug={thread.slug} order={order} />
      </div>
      <SideSwitch stances={thread.stances} />
      <div className="columns mt-6">
        {sides.map(
          ({ stance, column }) =>
            column && <SideColumn key={stance.slug} thread={thread} stance={stance} column={column} />,
        )}
      </div>
      {page.next && (
        <p className="mt-8 text-center">
          <a
            href={`/threads/${thread.slug}?order=${order}&after=${writeCursor(page.next)}#arguments`}
            className="inline-flex h-11 items-center rounded-full border border-edge px-6 text-sm font-medium"
          >
            More arguments
          </a>
        </p>
      )}
    </section>
  );
}

function SideColumn({ thread, stance, column }: { thread: Thread; stance: Stance; column: Column }) {
  return (
    <section aria-labelledby={`side-${stance.side}`} className={`column side-${stance.side} space-y-5`}>
      <div className="space-y-3">
        <div className="flex flex-wrap items-center gap-2">
          <SideIcon side={stance.side} className="size-5 text-side" />
          <h3 id={`side-${stance.side}`} className="font-semibold text-side">
            {stance.label}
          </h3>
          <span className="text-sm text-soft">{column.count.toLocaleString("en")}</span>
          <AddArgument stance={stance} />
        </div>
        <Unanswered unanswered={column.unanswered} stance={stance} />
      </div>
      {column.roots.length === 0 && <Empty>Nobody has argued for this side yet. You could be the first.</Empty>}
      <ul className="space-y-5">
        {column.roots.map((root) => (
          <li key={root.view.id}>
            <RootArgument root={root} stances={thread.stances} />
          </li>
        ))}
      </ul>
    </section>
  );
}
