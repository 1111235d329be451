import type { ReactNode } from "react";
import { BalanceOverTime } from "#components/minds/balance-over-time";
import { FlowPicture } from "#components/minds/flow-picture";
import { MostMoving } from "#components/minds/most-moving";
import type { Minds as MindsOfThread } from "#lib/minds/queries";
import type { Thread } from "#lib/threads/queries";

/** How minds changed in a thread: over time, between sides, and by which arguments. */
export function Minds({ thread, minds }: { thread: Thread; minds: MindsOfThread }) {
  return (
    <div className="mt-8 space-y-12">
      <Part title="How the balance moved">
        <BalanceOverTime columns={minds.overTime} stances={thread.stances} />
      </Part>
      <Part title="Who went where">
        <FlowPicture flow={minds.flow} stances={thread.stances} />
      </Part>
      <Part title="What moved them">
        <MostMoving moving={minds.moving} stances={thread.stances} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-4 font-serif text-xl font-semibold">{title}</h3>
      {children}
    </section>
  );
}
