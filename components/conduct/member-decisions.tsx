import { NewestOf } from "#components/conduct/newest-of";
import { TimeAgo } from "#components/ui/time-ago";
import type { ConductDecision } from "#lib/conduct/decided";
import { momentInWords } from "#lib/text/moment-in-words";

/** What was decided about a member, newest first. */
export function MemberDecisions({ decisions }: { decisions: { count: number; newest: ConductDecision[] } }) {
  return (
    <section aria-labelledby="decisions" className="space-y-3">
      <h2 id="decisions" className="font-serif text-xl font-semibold">
        Decisions
      </h2>
      {decisions.count === 0 && <p className="text-soft">Nothing was decided about them.</p>}
      <ol className="space-y-3">
        {decisions.newest.map((decision) => (
          <li key={decision.id} id={`d${decision.id}`} className="border-b border-line pb-3 text-sm">
            <p>
              <span className="font-semibold">{decision.words}</span>
              <span className="text-soft">
                {` No. ${decision.id}, by `}
                <bdi>{decision.by}</bdi>
                {", "}
                <TimeAgo at={decision.at} />
              </span>
            </p>
            {decision.ground && <p className="mt-1">{`Ground: ${decision.ground}`}</p>}
            {decision.until && <p className="mt-1">{`Until ${momentInWords(decision.until)}`}</p>}
            {decision.reason && (
              <p dir="auto" className="mt-1 whitespace-pre-line text-soft">
                {decision.reason}
              </p>
            )}
            {decision.reversedById && <p className="mt-1">{`Reversed by decision no. ${decision.reversedById}`}</p>}
          </li>
        ))}
      </ol>
      <NewestOf count={decisions.count} />
    </section>
  );
}
