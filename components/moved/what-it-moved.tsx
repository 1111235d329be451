import { CreditList } from "#components/moved/credit-list";
import type { ShownArgument } from "#lib/arguments/view";
import type { CreditPage } from "#lib/moved/queries";
import { movedWords } from "#lib/moved/rules";

type Props = { argument: Pick<ShownArgument, "id" | "thread" | "moved">; page: CreditPage };

/** The credits of an argument at its own address; nothing while it moved nobody. */
export function WhatItMoved({ argument, page }: Props) {
  if (page.credits.length === 0) return null;
  return (
    <section
      id="moved"
      aria-labelledby="moved-heading"
      tabIndex={-1}
      className="mt-6 rounded-card border border-line bg-card p-4 md:p-5"
    >
      <h2 id="moved-heading" className="font-serif text-xl font-semibold">
        What it moved
      </h2>
      <p className="mb-3 mt-1 text-sm text-soft">
        {`${movedWords(argument.moved)}. `}
        <a href={`/threads/${argument.thread}/minds`} className="link">
          All changed minds in this thread
        </a>
      </p>
      <CreditList page={page} thread={argument.thread} argumentId={argument.id} />
    </section>
  );
}
