import { Countdown } from "#components/orders/countdown";
import { ExecuteForm } from "#components/orders/execute-form";
import type { CaseCard } from "#lib/cases/card";

type Props = { order: CaseCard["orders"][number]; asOf: string };

/** An order of an authority to remove what a case is about, with what is left of its hour, and the way to carry it out. */
export function OrderOnCard({ order, asOf }: Props) {
  return (
    <section className="rounded-control bg-alert-wash p-4 text-sm">
      <h3 className="flex flex-wrap gap-x-4 font-semibold">
        {"Order to remove terrorist content"}
        <span className="ms-auto">
          <Countdown due={order.until} asOf={asOf} />
        </span>
      </h3>
      <p className="mt-1">
        <bdi>{order.authority}</bdi>
        {", "}
        <bdi>{order.reference}</bdi>
      </p>
      <ExecuteForm order={order.id} />
    </section>
  );
}
