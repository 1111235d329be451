import type { Metadata } from "next";
import { SearchPage as Results } from "#components/search/search-page";
import type { SearchParams } from "#lib/page";
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
  const findings = await searchEverything(q, filters, page);
  return <Results search={search} findings={findings} threads={await listThreadChoices()} />;
}
