import type { ReactNode } from "react";
import { Pieces } from "#components/arguments/pieces";
import { NoticeText } from "#components/notices/notice-text";
import { TimeAgo } from "#components/ui/time-ago";
import type { CaseCard } from "#lib/cases/card";
import { outcomeInWords } from "#lib/moderation/outcome";

/** What came in about an argument: orders, notices, reports, findings of the program; and what was decided before. */
export function CaseFacts({ card }: { card: CaseCard }) {
  return (
    <div className="space-y-4 text-sm">
      {card.edited && (
        <Facts title="Edited since it came in">
          {card.edited.claim.length > 0 && (
            <li dir="auto" className="font-serif font-semibold">
              <Pieces pieces={card.edited.claim} />
            </li>
          )}
          <li dir="auto" className="whitespace-pre-wrap">
            <Pieces pieces={card.edited.body} />
          </li>
        </Facts>
      )}
      {card.notices.map((notice, i) => (
        <NoticeText key={`${notice.at}-${i}`} notice={notice} />
      ))}
      {card.reports.length > 0 && (
        <Facts title={card.reports.length === 1 ? "1 report" : `${card.reports.length} reports`}>
          {card.reports.map(({ ground, note, at, weight }, i) => (
            <li key={`${at}-${i}`}>
              <Line head={ground} at={at} aside={weightInWords(weight)} />
              {note && (
                <p dir="auto" className="mt-0.5 whitespace-pre-wrap text-soft">
                  {note}
                </p>
              )}
            </li>
          ))}
        </Facts>
      )}
      {card.markers.length > 0 && (
        <Facts title="Found by the program">
          {card.markers.map(({ check, found }) => (
            <li key={`${check}-${found}`}>
              <span className="rounded-full bg-card px-2 py-0.5 text-xs font-medium">{CHECKS[check] ?? check}</span>{" "}
              <bdi>{found}</bdi>
            </li>
          ))}
        </Facts>
      )}
      {card.proposals.length > 0 && (
        <Facts title="Proposed by a moderator who argued on the other side">
          {card.proposals.map(({ by, kind, ground, reason, at }) => (
            <li key={by}>
              <Line head={`${by}: ${kind}`} at={at} aside={ground ?? undefined} />
              {reason && (
                <p dir="auto" className="mt-0.5 text-soft">
                  {reason}
                </p>
              )}
            </li>
          ))}
        </Facts>
      )}
      {card.earlier.length > 0 && (
        <Facts title="Decided before">
          {card.earlier.map(({ id, kind, ground, at }) => (
            <li key={id}>
              <Line head={outcomeInWords(kind, { withArgument: true })} at={at} aside={ground ?? undefined} />
            </li>
          ))}
        </Facts>
      )}
    </div>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-control bg-wash p-4">
      <h3 className="text-xs text-soft">{title}</h3>
      <ul className="mt-1.5 space-y-2">{children}</ul>
    </section>
  );
}

function Line({ head, at, aside }: { head: string; at: string; aside?: string }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span className="font-medium">{head}</span>
      {aside && <span className="text-xs text-soft">{aside}</span>}
      <span className="ms-auto whitespace-nowrap text-xs text-soft">
        <TimeAgo at={at} />
      </span>
    </p>
  );
}

const CHECKS: Record<string, string> = {
  newcomer: "New account",
  links: "Links",
  repeat: "Repeated",
  words: "Watched words",
};

/** How often earlier reports of the same member were upheld, in words; nothing where that says nothing yet. */
function weightInWords(weight: number): string | undefined {
  if (weight > 130) return "by somebody who was mostly right";
  return weight < 70 ? "by somebody who was seldom right" : undefined;
}
