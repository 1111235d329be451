import { Countdown } from "#components/orders/countdown";
import { ExecuteForm } from "#components/orders/execute-form";
import { Moment } from "#components/ui/moment";
import type { Order } from "#lib/orders/queries";

/** Orders to remove terrorist content, each with its hour or with when it was carried out. */
export function OrderList({ orders }: { orders: Order[] }) {
  return (
    <ol>
      {orders.map((order) => (
        <li key={order.id} id={`o${order.id}`} className="border-b border-line py-4">
          <p className="flex flex-wrap items-baseline gap-x-4 text-sm">
            <a
              href={`/threads/${order.thread}/arguments/${order.argumentId}/review`}
              className="link inline-flex min-h-6 items-center font-medium"
            >
              {`Argument no. ${order.argumentId}`}
            </a>
            <span className="ms-auto">
              {order.doneAt ? (
                <>
                  {"Carried out on "}
                  <Moment at={order.doneAt} />
                </>
              ) : (
                <Countdown due={order.dueAt} asOf={order.asOf} />
              )}
            </span>
          </p>
          <p className="mt-1 text-sm">
            <bdi>{order.authority}</bdi>
            {", "}
            <bdi>{order.reference}</bdi>
          </p>
          <p className="mt-1 text-sm text-soft">
            {"Received on "}
            <Moment at={order.receivedAt} />
          </p>
          {order.canExecute && <ExecuteForm order={order.id} />}
        </li>
      ))}
    </ol>
  );
}
