import type { Metadata } from "next";
import { SearchPage as Results } from "#components/search/search-page";
import { SearchRefused } from "#components/search/search-refused";
import { pageOrRefusal, type SearchParams } from "#lib/page";
import { askSearch } from "#lib/search/ask-search";
import { listThreadChoices, searchEverything } from "#lib/search/queries";
import { Search } from "#lib/search/schema";

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = Search.parse(await searchParams);
  return { title: q ? `${q} · Search` : "Search", robots: { index: false } };
}

export default async function SearchPage({ searchParams }: Props) {
  const search = Search.parse(await searchParams);
  const { q, page, ...filters } = search;
  const threads = await listThreadChoices();
  const look = () => searchEverything(q, filters, page);
  return pageOrRefusal(
    ({ message }) => <SearchRefused search={search} threads={threads} message={message} />,
    async () => <Results search={search} findings={await (q ? askSearch(look) : look())} threads={threads} />,
  );
}
