import { Pieces } from "#components/search/pieces";
import { searchAddress } from "#lib/search/address";
import type { Findings } from "#lib/search/queries";
import type { Search } from "#lib/search/schema";

/** Articles that have the words, each leading to its thread. */
export function ArticleResults({ search, found }: { search: Search; found: Findings["articles"] }) {
  return (
    <section aria-labelledby="found-articles">
      <h2 id="found-articles" className="border-b border-line pb-3 text-sm font-semibold">
        {found.total === 1 ? "1 article found" : `${found.total} articles found`}
      </h2>
      <ol>
        {found.results.map((article) => (
          <li key={article.slug} className="border-b border-line py-5">
            <h3 dir="auto" className="text-balance font-serif text-xl font-semibold leading-snug">
              <a href={`/threads/${article.slug}`} className="hover:underline">
                <Pieces pieces={article.title} />
              </a>
            </h3>
            <p dir="auto" className="mt-1 font-serif leading-relaxed text-soft wrap-anywhere">
              <Pieces pieces={article.snippet} />
            </p>
          </li>
        ))}
      </ol>
      {search.kind !== "articles" && found.total > found.results.length && (
        <p className="mt-3 text-sm">
          <a href={searchAddress(search, { kind: "articles" })} className="link">
            All articles found
          </a>
        </p>
      )}
    </section>
  );
}
