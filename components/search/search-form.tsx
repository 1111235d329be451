import { Icon } from "#components/ui/icon";
import { JUST_ASKING } from "#lib/arguments/rules";
import { isNarrowed } from "#lib/search/address";
import type { ThreadChoice } from "#lib/search/queries";
import { QUERY_LENGTH } from "#lib/search/rules";
import { KINDS, type Kind, type Search } from "#lib/search/schema";

const LABEL_OF_KIND: Record<Kind, string> = { arguments: "Arguments", articles: "Articles", members: "Members" };

/** Words and filters, as an ordinary form that leads to the results. */
export function SearchForm({ search, threads }: { search: Search; threads: ThreadChoice[] }) {
  const chosen = threads.filter(({ slug }) => slug === search.thread);
  const stances = (chosen.length > 0 ? chosen : threads).flatMap((thread) => thread.stances);
  return (
    <search>
      <form action="/search" method="get">
        <div className="flex gap-2">
          <label htmlFor="search-words" className="sr-only">
            Words to look for
          </label>
          <input
            id="search-words"
            type="search"
            name="q"
            defaultValue={search.q}
            maxLength={QUERY_LENGTH}
            // biome-ignore lint/a11y/noAutofocus: an empty page of search has one purpose
            autoFocus={search.q === ""}
            dir="auto"
            autoComplete="off"
            className="field min-w-0 flex-1 font-serif text-lg"
          />
          <button
            type="submit"
            className="inline-flex items-center gap-2 rounded-full bg-ink px-5 text-sm font-medium text-paper"
          >
            <Icon name="search" />
            <span className="max-sm:sr-only">Search</span>
          </button>
        </div>
        <details open={isNarrowed(search) || undefined} className="mt-3">
          <summary className="link inline-flex min-h-6 items-center text-sm">Filters</summary>
          <div className="mt-2 grid grid-cols-2 gap-3 lg:grid-cols-4">
            <Choice label="Kind" name="kind" chosen={search.kind} all="Everything">
              {KINDS.map((kind) => ({ value: kind, label: LABEL_OF_KIND[kind] }))}
            </Choice>
            <Choice label="Thread" name="thread" chosen={search.thread} all="All threads">
              {threads.map(({ slug, title }) => ({ value: slug, label: title }))}
            </Choice>
            <Choice label="Stance" name="stance" chosen={search.stance} all="All stances">
              {[
                ...new Map(stances.map(({ slug, label }) => [slug, { value: slug, label }])).values(),
                { value: JUST_ASKING, label: "Just asking" },
              ]}
            </Choice>
            <label className="text-sm">
              <span className="font-semibold">Author</span>
              <input
                name="author"
                defaultValue={search.author}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                className="field mt-1"
              />
            </label>
          </div>
        </details>
      </form>
    </search>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  chosen: string | undefined;
  all: string;
  children: { value: string; label: string }[];
};

function Choice({ label, name, chosen, all, children }: ChoiceProps) {
  return (
    <label className="min-w-0 text-sm">
      <span className="font-semibold">{label}</span>
      <select name={name} defaultValue={chosen ?? ""} className="field mt-1">
        <option value="">{all}</option>
        {children.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
