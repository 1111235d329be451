import type { Metadata } from "next";
import { TemplateForm } from "#components/house/template-form";
import { WordsForm } from "#components/house/words-form";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { canWriteForTheHouse } from "#lib/house/policy";
import { listTemplates, listWatchedWords } from "#lib/house/queries";
import { VERDICTS } from "#lib/house/rules";
import { pageOrRefusal, requirePersonWho, type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "House words", robots: { index: false } };

export default async function HouseWordsPage({ searchParams }: { searchParams: SearchParams }) {
  return pageOrRefusal(Refused, async () => {
    await requirePersonWho(canWriteForTheHouse, "/admin/rules");
    const saved = single((await searchParams).saved);
    const templates = await listTemplates();
    const watched = await listWatchedWords();
    return (
      <Page
        wide
        title="House words"
        intro="What authors are told, and which words are watched. Earlier versions stay on record."
      >
        <section aria-labelledby="words" className="space-y-6">
          <h2 id="words" className="font-serif text-xl font-semibold">
            Watched words
          </h2>
          <p className="max-w-prose text-sm text-soft">
            One word or phrase a line. Whole words are compared: case, accents, the plural of English words and the ways
            to type Persian and Arabic letters make no difference. What moderators and admins write is not checked.
          </p>
          {VERDICTS.map((verdict) => (
            <WordsForm key={verdict} verdict={verdict} words={watched[verdict]} saved={saved === `words:${verdict}`} />
          ))}
        </section>
        <section aria-labelledby="templates" className="mt-12 space-y-6">
          <h2 id="templates" className="font-serif text-xl font-semibold">
            What authors are told
          </h2>
          <p className="max-w-prose text-sm text-soft">
            Moderators start from these words when they hide something, and can change them for the case at hand.
          </p>
          {templates.map((template) => (
            <TemplateForm key={template.ground} template={template} saved={saved === `template:${template.ground}`} />
          ))}
        </section>
      </Page>
    );
  });
}
