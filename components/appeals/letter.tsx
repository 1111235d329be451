import type { ReactNode } from "react";
import { AppealForm } from "#components/appeals/appeal-form";
import { AppealState } from "#components/appeals/appeal-state";
import { ArgumentText } from "#components/arguments/argument-text";
import type { Letter as View } from "#lib/appeals/queries";
import { whatItMeans } from "#lib/appeals/words";
import { APPEALABLE, type DecisionKind } from "#lib/moderation/outcome";

type Props = { letter: View; token?: string };

/** Kinds that take something from whom they concern; the others give it back, or answer an appeal. */
const RESTRICTING: readonly DecisionKind[] = [...APPEALABLE, "hold"];

/** A statement of reasons in words, to whom it concerns: what, why, on which facts, by what means, and what they can do. */
export function Letter({ letter, token }: Props) {
  const { statement } = letter;
  return (
    <div className="space-y-8">
      {letter.reversedAt && (
        <p className="rounded-control bg-bridge-wash px-4 py-3 text-sm">
          {`This decision was reversed on ${dayOf(letter.reversedAt)}. It stays here so that you can see what happened.`}
        </p>
      )}
      <Part title="What was decided">
        <p>{whatItMeans(letter.kind, letter.argument !== null)}</p>
        {RESTRICTING.includes(letter.kind) && (
          <p>
            {letter.until
              ? `It holds from ${dayOf(letter.at)} until ${dayOf(letter.until)}, everywhere.`
              : `It holds from ${dayOf(letter.at)}, everywhere, without an end.`}
          </p>
        )}
        {letter.argument && (
          <blockquote className="rounded-control border border-dashed border-edge p-4">
            <ArgumentText claim={letter.argument.claim} html={letter.argument.html} />
          </blockquote>
        )}
      </Part>
      <Part title="Why">
        {statement.illegal_content_legal_ground && (
          <>
            <p>{`The law that it breaks: ${statement.illegal_content_legal_ground}`}</p>
            <p>{statement.illegal_content_explanation}</p>
          </>
        )}
        {statement.incompatible_content_ground && (
          <>
            <p className="font-medium">{statement.incompatible_content_ground}</p>
            <p>{statement.incompatible_content_explanation}</p>
          </>
        )}
        {letter.reason && (
          <p>
            <span className="font-medium">The moderators wrote: </span>
            <span className="whitespace-pre-line">{letter.reason}</span>
          </p>
        )}
        <p className="text-sm text-soft">
          {`The `}
          <a href="/rules" className="link">
            house rules
          </a>
          {` as they stood on ${dayOf(statement.terms_version)}.`}
        </p>
      </Part>
      <Part title="What it rests on">
        <p>{statement.decision_facts}</p>
        <p>{SOURCES[statement.source_type]}</p>
        <p>
          {statement.automated_detection === "Yes" ? "A program pointed at it." : "No program was used to find it."}
        </p>
        <p>
          {statement.automated_decision === "AUTOMATED_DECISION_NOT_AUTOMATED"
            ? "A person decided, without the help of a program."
            : "A program decided. A person looks at it next."}
        </p>
      </Part>
      {(RESTRICTING.includes(letter.kind) || letter.kind === "uphold") && (
        <Part title="What you can do">
          <AppealState letter={letter} />
          {letter.appealUntil && <AppealForm decision={letter.id} token={token} />}
          <p className="text-sm text-soft">
            You can also turn to a body for out-of-court dispute settlement that is certified in a country of the
            European Union (Art. 21 of Regulation (EU) 2022/2065), and to the courts. How to reach the operator stands
            under{" "}
            <a href="/legal" className="link">
              Legal
            </a>
            .
          </p>
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="font-serif text-xl font-semibold">{title}</h2>
      <div className="mt-2 space-y-2">{children}</div>
    </section>
  );
}

const SOURCES: Record<View["statement"]["source_type"], string> = {
  SOURCE_ARTICLE_16: "It was looked at because of a notice under Art. 16 of Regulation (EU) 2022/2065.",
  SOURCE_TRUSTED_FLAGGER: "It was looked at because of a notice by a trusted flagger.",
  SOURCE_TYPE_OTHER_NOTIFICATION: "It was looked at because it was reported.",
  SOURCE_VOLUNTARY: "It was looked at on the forum’s own initiative.",
};

const dayOf = (at: string) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));
