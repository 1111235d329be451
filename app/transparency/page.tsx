import type { Metadata } from "next";
import { Figures } from "#components/record/figures";
import { getFigures } from "#lib/record/figure-queries";
import { FIGURES_DAYS } from "#lib/record/rules";

export const metadata: Metadata = { title: "How this forum is moderated" };

export default async function TransparencyPage() {
  const figures = await getFigures();
  return (
    <main id="main" className="mx-auto max-w-5xl px-4 pb-24 pt-10 md:px-6">
      <h1 className="text-balance font-serif text-3xl font-semibold tracking-tight md:text-4xl">
        How this forum is moderated
      </h1>
      <p className="mt-3 max-w-2xl font-serif text-lg text-soft">
        {`Every decision of the last ${FIGURES_DAYS} days, without names.`}{" "}
        <a href="/log" className="link">
          One by one
        </a>
        {" · "}
        <a href="/transparency/statements.json" className="link">
          Download as data
        </a>
      </p>
      <Figures figures={figures} />
    </main>
  );
}
