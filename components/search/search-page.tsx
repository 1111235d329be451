import { ArgumentResults } from "#components/search/argument-results";
import { ArticleResults } from "#components/search/article-results";
import { HowToSearch, NothingFound } from "#components/search/how-to-search";
import { MemberResults } from "#components/search/member-results";
import { SearchForm } from "#components/search/search-form";
import { Page } from "#components/ui/page";
import { searchAddress } from "#lib/search/address";
import type { Findings, ThreadChoice } from "#lib/search/queries";
import type { Search } from "#lib/search/schema";

type Props = { search: Search; findings: Findings; threads: ThreadChoice[] };

/** The form and, once there are words, what they found. */
export function SearchPage({ search, findings, threads }: Props) {
  const { arguments: found, articles, members, page, hasMore } = findings;
  const isNothing = found.total + articles.total + members.total === 0;
  return (
    <Page wide title="Search">
      <SearchForm search={search} threads={threads} />
      <div className="mt-10 space-y-10">
        {!findings.asked && isNothing && <HowToSearch typed={search.q} />}
        {findings.asked && isNothing && <NothingFound search={search} />}
        {articles.results.length > 0 && <ArticleResults search={search} found={articles} />}
        {members.results.length > 0 && <MemberResults search={search} found={members} />}
        {found.total > 0 && <ArgumentResults found={found} />}
      </div>
      {(page > 1 || hasMore) && (
        <nav aria-label="Pages" className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
          {page > 1 && <PageLink href={searchAddress(search, { page: page - 1 })}>Better matches</PageLink>}
          <span className="text-soft">Page {page}</span>
          {hasMore && <PageLink href={searchAddress(search, { page: page + 1 })}>More results</PageLink>}
        </nav>
      )}
    </Page>
  );
}

function PageLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="inline-flex h-11 items-center rounded-full border border-edge px-6 font-medium">
      {children}
    </a>
  );
}
