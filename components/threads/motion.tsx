import { FollowButton } from "#components/following/follow-button";
import { BalanceBar } from "#components/positions/balance-bar";
import { PositionForm } from "#components/positions/position-form";
import { Still } from "#components/ui/still";
import type { Balance } from "#lib/positions/balance";
import type { Thread } from "#lib/threads/queries";

/** The sentence that the thread is about, where its readers stand, and what each side says to it. */
export function Motion({ thread, balance }: { thread: Thread; balance: Balance }) {
  return (
    <section aria-labelledby="motion" className="motion">
      <Still id="motion">
        <h2 className="eyebrow">The motion</h2>
        <p id="motion" className="mt-2 font-serif text-2xl font-semibold leading-snug">
          {thread.motion}
        </p>
        <div className="mt-5">
          <BalanceBar stances={thread.stances} balance={balance} minds={`/threads/${thread.slug}/minds`} />
        </div>
      </Still>
      <PositionForm />
      <Still id="sides" by={JSON.stringify(thread.stances)}>
        <dl className="mt-6 grid grid-cols-1 gap-4 wrap-anywhere border-t border-line pt-5 text-sm md:grid-cols-2">
          {thread.stances.map((stance) => (
            <div key={stance.slug} className={`side-${stance.side}`}>
              <dt className="font-semibold text-side">{stance.label}</dt>
              <dd className="mt-1 text-soft">{stance.summary}</dd>
            </div>
          ))}
        </dl>
      </Still>
      <div className="screen-only mt-5">
        <FollowButton thread={thread.slug} />
      </div>
    </section>
  );
}
