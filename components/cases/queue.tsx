import { CaseCard } from "#components/cases/case-card";
import { CaseList } from "#components/cases/case-list";
import { JustDecided } from "#components/cases/just-decided";
import { NoNewBackup } from "#components/cases/no-new-backup";
import { QueueFrame } from "#components/cases/queue-frame";
import { QueueKeys } from "#components/cases/queue-keys";
import { SpamForm } from "#components/cases/spam-form";
import { OrdersWait } from "#components/orders/orders-wait";
import { Empty } from "#components/ui/empty";
import { PageLinks } from "#components/ui/page-links";
import { queueAddress } from "#lib/cases/address";
import type { QueuePage } from "#lib/cases/queue-queries";
import type { QueueTab } from "#lib/cases/tabs";

const NOTHING: Record<QueueTab, string> = {
  open: "Nothing waits for a decision.",
  held: "Nothing is held.",
  appeals: "No appeal waits for an answer.",
  mine: "You have claimed no case. Open one and press “Claim”, or begin to decide it.",
};

/** A part of the queue: what waits, the case that is open, and what was just decided. */
export function Queue({ queue }: { queue: QueuePage }) {
  const { tab, cases, card } = queue;
  // What was just decided can be taken back wherever its moderator goes on to.
  const done = queue.done?.done.join(",") || undefined;
  const after = queue.after ?? undefined;
  const pages = (
    <PageLinks
      first={after !== undefined && queueAddress(tab, { done })}
      next={queue.next !== null && queueAddress(tab, { after: queue.next, done })}
      nextWords="More cases"
    />
  );
  return (
    <QueueFrame current={tab} counts={queue.counts} medianMs={queue.medianMs}>
      {queue.lateBackup && <NoNewBackup late={queue.lateBackup} />}
      {queue.counts.orderDue && (
        <OrdersWait count={queue.counts.orders} due={queue.counts.orderDue} asOf={queue.asOf} />
      )}
      {queue.done && <JustDecided outcome={queue.done.outcome} done={queue.done.done} tab={tab} />}
      {cases.length === 0 && !card ? (
        <div className="mt-6">
          <Empty>{NOTHING[tab]}</Empty>
          {pages}
        </div>
      ) : (
        <div className="mt-6 grid grid-cols-1 items-start gap-6 md:grid-cols-[20rem_minmax(0,1fr)]">
          <section aria-label="What waits" className="min-w-0 max-md:order-2 md:sticky md:top-18">
            {cases.some(({ argument }) => argument !== null) && <SpamForm tab={tab} />}
            <CaseList
              asOf={queue.asOf}
              cases={cases}
              current={card?.id ?? null}
              hrefOf={(id) => queueAddress(tab, { case: id, after, done })}
            />
            {pages}
          </section>
          {card && (
            <CaseCard {...{ card, tab, done }} next={queue.nextCase} templates={queue.templates} asOf={queue.asOf} />
          )}
        </div>
      )}
      <QueueKeys current={card?.id ?? null} />
    </QueueFrame>
  );
}
