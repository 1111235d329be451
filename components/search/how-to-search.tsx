import { Empty } from "#components/ui/empty";
import { isNarrowed, searchAddress } from "#lib/search/address";
import type { Search } from "#lib/search/schema";

/** What stands where nothing was looked for yet. */
export function HowToSearch({ typed }: { typed: string }) {
  return (
    <Empty>
      {typed && "There is no word in this that could be looked for. "}
      Type one or more words of a claim, an argument or an article, or the name of a member. What has all of the words
      is found, whichever way they are spelled: with or without accents, and in Persian, Pashto and Arabic with the
      letters of any keyboard. The last word may be only the beginning of one.
    </Empty>
  );
}

/** What stands where nothing was found: what to try next. */
export function NothingFound({ search }: { search: Search }) {
  if (search.page > 1)
    return (
      <Empty>
        There are no results on this page.{" "}
        <a href={searchAddress(search)} className="link">
          Go to the first page
        </a>
      </Empty>
    );
  return (
    <section aria-labelledby="nothing-found">
      <h2 id="nothing-found" className="mb-4 text-sm font-semibold">
        Nothing found
      </h2>
      <Empty>
        {"Nothing has all of these words. Try fewer of them, or only the beginning of the last one. "}
        {isNarrowed(search) && (
          <>
            {"You could also "}
            <a href={searchAddress({ q: search.q })} className="link">
              look everywhere, without the filters
            </a>
            {". "}
          </>
        )}
        {"If it has not been argued yet, "}
        <a href={search.thread ? `/threads/${search.thread}` : "/"} className="link">
          you could be the first to argue it
        </a>
        .
      </Empty>
    </section>
  );
}
