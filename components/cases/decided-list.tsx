import { UndoForm } from "#components/cases/undo-form";
import { Empty } from "#components/ui/empty";
import { TimeAgo } from "#components/ui/time-ago";
import type { DecidedLine } from "#lib/cases/decided-queries";
import { outcomeInWords } from "#lib/moderation/outcome";

/** What the moderators decided, newest first, with who decided and whom it concerns. */
export function DecidedList({ decided }: { decided: DecidedLine[] }) {
  if (decided.length === 0) return <Empty>Nothing was decided yet.</Empty>;
  return (
    <ol>
      {decided.map((each) => (
        <li key={each.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line py-4 text-sm">
          <div className="min-w-0 flex-1 basis-80">
            <p className={each.isReversed ? "text-soft line-through" : "font-semibold"}>
              {outcomeInWords(each.kind, { withArgument: each.words !== null })}
            </p>
            {each.words && (
              <p dir="auto" className="mt-0.5 line-clamp-2">
                {each.address ? (
                  <a href={each.address} className="link">
                    {each.words}
                  </a>
                ) : (
                  each.words
                )}
              </p>
            )}
            <p className="mt-0.5 text-soft">
              {`No. ${each.id} by ${each.moderator}`}
              {each.ground && ` · ${each.ground}`}
              {each.member && " · about "}
              {each.member && (
                <a href={`/moderation/members/${each.member}`} className="link">
                  <bdi>{each.member}</bdi>
                </a>
              )}
            </p>
          </div>
          <span className="whitespace-nowrap text-soft">
            <TimeAgo at={each.at} />
          </span>
          {each.isReversed && <span className="text-soft">Reversed</span>}
          {each.canUndo && <UndoForm id={each.id} />}
        </li>
      ))}
    </ol>
  );
}
