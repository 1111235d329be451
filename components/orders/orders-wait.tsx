import { Countdown } from "#components/orders/countdown";

/** Above all that waits: an order has its hour, whatever else is due. */
export function OrdersWait({ count, due, asOf }: { count: number; due: string; asOf: string }) {
  return (
    <p className="mt-4 flex flex-wrap items-baseline gap-x-4 gap-y-1 rounded-control bg-alert-wash px-4 py-3 text-sm text-alert">
      <a href="/moderation/orders" className="link inline-flex min-h-6 items-center font-medium">
        {count === 1 ? "An order to remove waits." : `${count.toLocaleString("en")} orders to remove wait.`}
      </a>
      <Countdown due={due} asOf={asOf} />
    </p>
  );
}
