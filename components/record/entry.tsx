import type { ReactNode } from "react";
import { TimeAgo } from "#components/ui/time-ago";
import { outcomeInWords } from "#lib/moderation/outcome";
import { entryAddress } from "#lib/record/address";
import { appealInWords, byWhom, circumstances } from "#lib/record/log-entry";
import type { LogEntry } from "#lib/record/queries";

/** One decision: what, when, by whom, on what ground, where, and what has to do with it. */
export function Entry({ entry, onPage }: { entry: LogEntry; onPage: LogEntry[] }) {
  const { id, kind, at, reason, thread, argumentId, reversesId, heldById, answersId, reversedByIds, appeal } = entry;
  const facts = circumstances(entry);
  const appealed = appealInWords(entry);
  const no = (other: number) => (
    <a href={onPage.some((each) => each.id === other) ? `#d${other}` : entryAddress(other)} className="link">
      {`no. ${other}`}
    </a>
  );
  return (
    <li id={`d${id}`} className="border-b border-line py-4 target:bg-wash">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{outcomeInWords(kind, { withArgument: thread !== null })}</span>
        <a
          href={entryAddress(id)}
          className="ms-auto inline-flex min-h-6 items-center text-sm text-soft hover:underline"
        >{`No. ${id}`}</a>
      </p>
      <p className="mt-1 text-sm text-soft">
        <TimeAgo at={at} />
        {" · "}
        {byWhom(entry)}
      </p>
      {facts.length > 0 && <Line>{facts.join(" · ")}</Line>}
      {reason && (
        <blockquote dir="auto" className="mt-2 whitespace-pre-line rounded-control bg-wash px-3 py-2 text-sm">
          {reason}
        </blockquote>
      )}
      {reversesId !== null && <Line>Reverses {no(reversesId)}</Line>}
      {heldById !== null && <Line>It was held before by {no(heldById)}</Line>}
      {answersId !== null && <Line>The appeal was against {no(answersId)}</Line>}
      {appealed && (
        <Line>
          {appealed} {appeal?.answeredById ? <>Answer: {no(appeal.answeredById)}</> : null}
        </Line>
      )}
      {reversedByIds.map((other) => (
        <Line key={other}>Reversed by {no(other)}</Line>
      ))}
      {thread && (
        <Line>
          <a href={`/threads/${thread.slug}`} className="link">
            <bdi>{thread.title}</bdi>
          </a>
          {argumentId !== null && (
            <>
              {" · "}
              <a href={`/threads/${thread.slug}/arguments/${argumentId}`} className="link">
                The argument
              </a>
            </>
          )}
        </Line>
      )}
    </li>
  );
}

const Line = ({ children }: { children: ReactNode }) => <p className="mt-1 text-sm">{children}</p>;
