import { SubmitButton } from "#components/ui/button";
import type { Quotation } from "#lib/passages/queries";

type Props = {
  stretches: Extract<Quotation, { state: "choose" }>["stretches"];
  slug: string;
  /** The argument that is answered; without one, the passage is of the article. */
  parent?: number;
  stance?: string;
};

/** Chooses which sentences to quote: a plain form that leads on to the composer. */
export function ChoosePassage({ stretches, slug, parent, stance }: Props) {
  const without = new URLSearchParams({
    ...(parent ? { parent: String(parent) } : {}),
    ...(stance ? { stance } : {}),
  });
  return (
    <form action={`/threads/${slug}/argue`} method="get" aria-label="Choose what to quote" className="space-y-5">
      {parent && <input type="hidden" name="parent" value={parent} />}
      {stance && <input type="hidden" name="stance" value={stance} />}
      <fieldset>
        <legend className="text-sm font-semibold">Which words do you want to quote?</legend>
        <div className="mt-2 space-y-2">
          {stretches.map(({ start, end, text }, i) => (
            <label
              key={`${start}-${end}`}
              className="flex min-h-11 items-baseline gap-3 rounded-control border border-edge px-4 py-2.5 has-checked:border-ink has-checked:bg-wash has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-engage"
            >
              <input type="radio" name="passage" value={`${start}-${end}`} defaultChecked={i === 0} required />
              <span dir="auto" className="font-serif">
                {text}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>Quote these words</SubmitButton>
        <a href={`/threads/${slug}/argue?${without}`} className="link inline-flex min-h-11 items-center text-sm">
          Go on without a quote
        </a>
      </div>
    </form>
  );
}
