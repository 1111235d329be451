import { NewestOf } from "#components/conduct/newest-of";
import { TimeAgo } from "#components/ui/time-ago";
import type { ConductAppeal } from "#lib/conduct/decided";

/** What a member appealed, newest first, and what became of it. */
export function MemberAppeals({ appeals }: { appeals: { count: number; newest: ConductAppeal[] } }) {
  return (
    <section aria-labelledby="appeals" className="space-y-3">
      <h2 id="appeals" className="font-serif text-xl font-semibold">
        Appeals
      </h2>
      {appeals.count === 0 && <p className="text-soft">They have not appealed anything.</p>}
      <ol className="space-y-3">
        {appeals.newest.map((appeal) => (
          <li key={appeal.id} className="border-b border-line pb-3 text-sm">
            <p>
              <span className="font-semibold">{outcomeOf(appeal)}</span>{" "}
              <span className="text-soft">
                {`Against decision no. ${appeal.decisionId}: ${appeal.decided} `}
                <TimeAgo at={appeal.at} />
              </span>
            </p>
            <p dir="auto" className="mt-1 whitespace-pre-line">
              {appeal.words}
            </p>
            {appeal.answer && (
              <p dir="auto" className="mt-1 whitespace-pre-line text-soft">
                {appeal.answer.reason}
              </p>
            )}
          </li>
        ))}
      </ol>
      <NewestOf count={appeals.count} />
    </section>
  );
}

function outcomeOf({ answer }: ConductAppeal): string {
  if (!answer) return "Waits for an answer.";
  return answer.granted ? "Granted: the decision was reversed." : "Refused: the decision stands.";
}
