import type { Metadata } from "next";
import { QueueFrame } from "#components/cases/queue-frame";
import { OrderForm } from "#components/orders/order-form";
import { OrderList } from "#components/orders/order-list";
import { Refused } from "#components/site/refused";
import { Empty } from "#components/ui/empty";
import { countCases } from "#lib/cases/queries";
import { medianMsThisWeek } from "#lib/cases/queue-queries";
import { canReadOrders } from "#lib/orders/policy";
import { listOrders } from "#lib/orders/queries";
import { pageOrRefusal, requirePersonWho } from "#lib/page";

export const metadata: Metadata = { title: "Review queue: orders", robots: { index: false } };

const HEADING = "mb-2 mt-10 font-serif text-xl font-semibold";

export default async function OrdersPage() {
  return pageOrRefusal(Refused, async () => {
    const viewer = await requirePersonWho(canReadOrders, "/moderation/orders");
    const { open, done } = await listOrders(viewer);
    return (
      <QueueFrame current="orders" counts={await countCases(viewer)} medianMs={await medianMsThisWeek()}>
        <div className="max-w-3xl">
          <h2 className={HEADING}>Removal orders</h2>
          <p className="mb-6 text-soft">
            Orders of an authority to remove terrorist content (Regulation (EU) 2021/784). Each has to be carried out
            within an hour of its receipt.
          </p>
          {open.length > 0 ? (
            <OrderList orders={open} />
          ) : (
            <Empty>No order waits. Write down below what comes in.</Empty>
          )}
          <h2 className={HEADING}>Write down an order</h2>
          <OrderForm now={new Date().toISOString().slice(0, 16)} />
          {done.length > 0 && (
            <>
              <h2 className={HEADING}>Carried out</h2>
              <OrderList orders={done} />
            </>
          )}
        </div>
      </QueueFrame>
    );
  });
}
