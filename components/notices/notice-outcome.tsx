import {
  DECIDED_BY_PEOPLE,
  noticeOutcomeInWords,
  type NoticeOutcome as Outcome,
  REDRESS,
  REVERSED,
} from "#lib/notices/outcome";

/** What was decided on a notice, on which ground, and what can be done against it. */
export function NoticeOutcome({ outcome }: { outcome: Outcome }) {
  return (
    <>
      <section aria-labelledby="outcome" className="mt-8 space-y-2">
        <h2 id="outcome" className="font-serif text-xl font-semibold">
          What was decided
        </h2>
        <p>{noticeOutcomeInWords(outcome.kind)}</p>
        {outcome.ground && <p>{`The house rule: ${outcome.ground}`}</p>}
        {outcome.law && (
          <p>
            {"The law: "}
            <bdi>{outcome.law}</bdi>
          </p>
        )}
        {outcome.words && (
          <blockquote dir="auto" className="whitespace-pre-line rounded-control bg-wash p-4">
            {outcome.words}
          </blockquote>
        )}
        {outcome.reversedAt && <p>{REVERSED}</p>}
        <p className="text-sm text-soft">{DECIDED_BY_PEOPLE}</p>
      </section>
      <section aria-labelledby="redress" className="mt-8 space-y-2">
        <h2 id="redress" className="font-serif text-xl font-semibold">
          If you do not agree
        </h2>
        <ul className="list-disc space-y-2 ps-5">
          {REDRESS.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
        <p>
          <a href="/legal" className="link">
            The contact, under Legal
          </a>
        </p>
      </section>
    </>
  );
}
