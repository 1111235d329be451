import { AnswerAppealForm } from "#components/appeals/answer-appeal-form";
import { AppealOnCard } from "#components/appeals/appeal-on-card";
import { ArgumentText } from "#components/arguments/argument-text";
import { AuthorOfCase } from "#components/cases/author-of-case";
import { CaseFacts } from "#components/cases/case-facts";
import { ClaimState } from "#components/cases/claim-state";
import { DecideForm } from "#components/cases/decide-form";
import { DismissForm } from "#components/notices/dismiss-form";
import { OrderOnCard } from "#components/orders/order-on-card";
import { TimeAgo } from "#components/ui/time-ago";
import type { CaseCard as Card, Obstacle } from "#lib/cases/card";
import type { QueueTab } from "#lib/cases/tabs";
import type { Template } from "#lib/house/queries";
import { ANSWERED_BY_ANOTHER } from "#lib/moderation/policy";
import { firstWords } from "#lib/text/markdown";

type Props = {
  card: Card;
  tab: QueueTab;
  next: number | null;
  /** What was decided before this case and can still be taken back. */
  done?: string;
  templates: Template[];
  asOf: string;
};

const ANCESTOR_WORDS = 160;

/** One case with all that a decision needs, and the decision. Author and side are not on it until somebody asks. */
export function CaseCard({ card, tab, next, done, templates, asOf }: Props) {
  const { argument, appeal, obstacle } = card;
  return (
    <article
      id="case"
      tabIndex={-1}
      aria-labelledby="case-title"
      aria-describedby={card.author ? "case-side" : undefined}
      className="rounded-card border border-line bg-card"
    >
      <div className="space-y-4 p-5 md:p-6">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft">
          <h2 id="case-title" className="font-semibold text-ink">{`Case no. ${card.id}`}</h2>
          {card.thread && <span>{`in “${card.thread}”`}</span>}
          {card.orders.length === 0 && (
            <span>
              {card.dueAt < asOf ? "Was due " : "Due "}
              <TimeAgo at={card.dueAt} />
            </span>
          )}
          {(obstacle === null || (obstacle === "argued-against" && !appeal)) && (
            <ClaimState
              id={card.id}
              tab={tab}
              done={done}
              claimedBy={card.claimedBy}
              isOwn={card.isClaimed}
              until={card.claimedUntil}
            />
          )}
        </header>
        {appeal && <AppealOnCard appeal={appeal} withArgument={argument !== null} />}
        {card.ancestors.map((ancestor) => (
          <p key={ancestor.id} dir="auto" className="border-s-2 border-line ps-3 text-sm text-soft">
            <span className="sr-only">It answers: </span>
            {ancestor.claim ?? firstWords(ancestor.html, ANCESTOR_WORDS)}
          </p>
        ))}
        {argument && (
          <div lang={argument.language ?? undefined} className="text-lg">
            <ArgumentText claim={argument.claim} html={argument.html} />
          </div>
        )}
        {card.orders.map((order) => (
          <OrderOnCard key={order.id} order={order} asOf={asOf} />
        ))}
        <CaseFacts card={card} />
        <AuthorOfCase card={card} tab={tab} done={done} />
      </div>
      <div className="border-t border-line p-5 md:p-6">
        {obstacle && (
          <p className="mb-4 rounded-control bg-wash px-4 py-3 text-sm">
            {(appeal ? OBSTACLES_TO_ANSWER : OBSTACLES)[obstacle]}
          </p>
        )}
        {appeal && obstacle === null && <AnswerAppealForm key={card.id} appeal={appeal.id} tab={tab} next={next} />}
        {card.kind === "notice" && <DismissForm case={card.id} />}
        {!appeal && argument && obstacle !== "own-report" && (
          <DecideForm
            key={card.id}
            card={{ id: card.id, argument, kind: card.kind }}
            isProposal={obstacle === "argued-against"}
            likely={card.likely}
            tab={tab}
            next={next}
            done={done}
            templates={templates}
          />
        )}
      </div>
    </article>
  );
}

const OBSTACLES: Record<NonNullable<Obstacle>, string> = {
  "own-report": "You reported this yourself, so another moderator decides on it.",
  "own-decision": "You took the decision that is appealed, so another moderator answers.",
  "argued-against":
    "You argued on the other side in this thread, so you cannot decide this alone. What you choose is written down, and a second moderator decides.",
  "argued-against-member": ANSWERED_BY_ANOTHER["argued-against-member"],
};

const OBSTACLES_TO_ANSWER: typeof OBSTACLES = { ...OBSTACLES, ...ANSWERED_BY_ANOTHER };
