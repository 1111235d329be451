import { searchAddress } from "#lib/search/address";
import type { Findings } from "#lib/search/queries";
import type { Search } from "#lib/search/schema";

/** Members whose handle begins with what was typed. */
export function MemberResults({ search, found }: { search: Search; found: Findings["members"] }) {
  return (
    <section aria-labelledby="found-members">
      <h2 id="found-members" className="border-b border-line pb-3 text-sm font-semibold">
        {found.total === 1 ? "1 member found" : `${found.total} members found`}
      </h2>
      <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
        {found.results.map(({ handle }) => (
          <li key={handle}>
            <a href={`/members/${handle}`} className="link inline-flex min-h-6 items-center font-medium">
              <bdi>{handle}</bdi>
            </a>
          </li>
        ))}
      </ul>
      {search.kind !== "members" && found.total > found.results.length && (
        <p className="mt-3 text-sm">
          <a href={searchAddress(search, { kind: "members" })} className="link">
            All members found
          </a>
        </p>
      )}
    </section>
  );
}
