import { SearchForm } from "#components/search/search-form";
import { Page } from "#components/ui/page";
import type { ThreadChoice } from "#lib/search/queries";
import type { Search } from "#lib/search/schema";

type Props = { search: Search; threads: ThreadChoice[]; message: string };

/** The form as it was sent, and why nothing was looked for. */
export function SearchRefused({ search, threads, message }: Props) {
  return (
    <Page wide title="Search">
      <SearchForm search={search} threads={threads} />
      <p role="alert" className="mt-10">
        {message}
      </p>
    </Page>
  );
}
