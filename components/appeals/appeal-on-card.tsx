import { TimeAgo } from "#components/ui/time-ago";
import type { CaseCard } from "#lib/cases/card";
import { outcomeInWords } from "#lib/moderation/outcome";

type Props = { appeal: NonNullable<CaseCard["appeal"]>; withArgument: boolean };

/** What somebody answers to a decision, and the decision. */
export function AppealOnCard({ appeal, withArgument }: Props) {
  const { decision } = appeal;
  return (
    <div className="space-y-3 text-sm">
      <section>
        <h3 className="text-xs text-soft">
          The appeal, <TimeAgo at={appeal.at} />
        </h3>
        <p dir="auto" className="mt-1 whitespace-pre-wrap font-serif text-lg">
          {appeal.words}
        </p>
      </section>
      <section className="rounded-control bg-wash p-4">
        <h3 className="text-xs text-soft">
          The decision, no. {decision.id}, <TimeAgo at={decision.at} />
        </h3>
        <p className="mt-1 font-medium">{outcomeInWords(decision.kind, { withArgument })}</p>
        {decision.ground && <p>{decision.ground}</p>}
        <p className="mt-1 whitespace-pre-wrap">{decision.reason}</p>
      </section>
    </div>
  );
}
