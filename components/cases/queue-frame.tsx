import type { ReactNode } from "react";
import type { QueueCounts } from "#lib/cases/queries";
import { PATH_OF_TAB, QUEUE_TABS, type QueueTab } from "#lib/cases/tabs";
import { spanInWords } from "#lib/record/stats";

const LABELS: Record<QueueTab, string> = { open: "Open", held: "Held", appeals: "Appeals", mine: "Mine" };

type Props = {
  current: QueueTab | "decided" | "orders";
  counts: QueueCounts;
  medianMs: number | null;
  children: ReactNode;
};

/** The head of every part of the queue: what waits where, and how long decisions take. */
export function QueueFrame({ current, counts, medianMs, children }: Props) {
  return (
    <main id="main" className="mx-auto max-w-6xl px-4 pb-24 pt-8 md:px-6">
      <div className="flex flex-wrap items-end gap-x-6 border-b border-line">
        <h1 className="pb-3 font-serif text-3xl font-semibold tracking-tight">Review queue</h1>
        <nav aria-label="Parts of the queue" className="-mb-px flex max-w-full overflow-x-auto text-sm">
          {QUEUE_TABS.map((tab) => (
            <Tab key={tab} href={PATH_OF_TAB[tab]} isCurrent={tab === current}>
              {LABELS[tab]} <span className="tabular-nums">{counts[tab].toLocaleString("en")}</span>
            </Tab>
          ))}
          <Tab href="/moderation/decided" isCurrent={current === "decided"}>
            Decided
          </Tab>
          <Tab href="/moderation/orders" isCurrent={current === "orders"}>
            Orders <span className="tabular-nums">{counts.orders.toLocaleString("en")}</span>
          </Tab>
        </nav>
        {medianMs !== null && (
          <p className="ms-auto py-3 text-sm text-soft">
            Median time to decision this week{" "}
            <strong className="whitespace-nowrap text-ink">{spanInWords(medianMs)}</strong>
          </p>
        )}
      </div>
      {children}
    </main>
  );
}

function Tab({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: ReactNode }) {
  return (
    <a
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className="inline-flex min-h-11 items-center gap-1 whitespace-nowrap border-b-2 border-transparent px-3 text-soft hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
    >
      {children}
    </a>
  );
}
