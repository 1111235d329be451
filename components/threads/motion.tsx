import { FollowButton } from "#components/following/follow-button";
import { StanceBar } from "#components/threads/stance-bar";
import type { Thread } from "#lib/threads/queries";

/** The sentence that the thread is about, what each side says to it, and how much was argued. */
export function Motion({ thread, countOf }: { thread: Thread; countOf: Record<string, number> }) {
  return (
    <section
      aria-labelledby="motion"
      className="mx-auto mt-12 max-w-[56rem] rounded-2xl border border-line bg-card p-6 md:p-8"
    >
      <h2 className="eyebrow">The motion</h2>
      <p id="motion" className="mt-2 font-serif text-2xl font-semibold leading-snug">
        {thread.motion}
      </p>
      <div className="mt-5">
        <StanceBar stances={thread.stances} countOf={countOf} />
      </div>
      <dl className="mt-5 grid gap-4 text-sm md:grid-cols-2">
        {thread.stances.map((stance) => (
          <div key={stance.slug} className={`side-${stance.side}`}>
            <dt className="font-semibold text-side">{stance.label}</dt>
            <dd className="mt-1 text-soft">{stance.summary}</dd>
          </div>
        ))}
      </dl>
      <div className="screen-only mt-5">
        <FollowButton thread={thread.slug} />
      </div>
    </section>
  );
}
