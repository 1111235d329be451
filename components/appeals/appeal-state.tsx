import { TimeAgo } from "#components/ui/time-ago";
import type { Letter } from "#lib/appeals/queries";

/** Whether a decision can be appealed, or what became of the appeal. */
export function AppealState({ letter }: { letter: Letter }) {
  const { appeal, appealUntil } = letter;
  if (appealUntil)
    return (
      <p>{`You can appeal until ${dayOf(appealUntil)}. It is free, and another moderator decides, not a program.`}</p>
    );
  if (!appeal) return <p>This decision cannot be appealed here, or not any more.</p>;
  return (
    <div className="space-y-3 rounded-control border border-line bg-card p-4">
      <p className="text-sm text-soft">
        You appealed <TimeAgo at={appeal.at} />
      </p>
      <p dir="auto" className="whitespace-pre-wrap">
        {appeal.words}
      </p>
      {appeal.answer ? (
        <div className="border-t border-line pt-3">
          <p className="font-medium">
            {appeal.answer.isGranted
              ? "Your appeal was granted: the decision was reversed."
              : "Your appeal was refused: the decision stands."}
          </p>
          <p className="mt-1 whitespace-pre-wrap">{appeal.answer.words}</p>
          <p className="mt-1 text-sm text-soft">
            <TimeAgo at={appeal.answer.at} />
          </p>
        </div>
      ) : (
        <p className="border-t border-line pt-3 text-sm">{`Another moderator answers by ${dayOf(appeal.dueAt)}.`}</p>
      )}
    </div>
  );
}

const dayOf = (at: string) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));
