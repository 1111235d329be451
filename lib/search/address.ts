import type { Search } from "#lib/search/schema";

/** The address of a search, with some of it changed; the first page again unless a page is named. */
export function searchAddress({ page: _, ...search }: Partial<Search>, changes: Partial<Search> = {}): string {
  const parameters = Object.entries({ ...search, ...changes }).flatMap(([name, value]) =>
    value === undefined || value === "" || value === 1 ? [] : [[name, String(value)]],
  );
  return `/search?${new URLSearchParams(parameters)}`;
}

/** Whether a search is narrowed by more than its words. */
export const isNarrowed = ({ thread, stance, author, kind }: Search) =>
  [thread, stance, author, kind].some((filter) => filter !== undefined);
