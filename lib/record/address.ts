import type { LogSearch } from "#lib/record/schema";

/** The address of the log, narrowed like this. */
export const logAddress = (search: LogSearch) => `/log${narrowedTo(search)}`;

/** The address of its feed: what is narrowed stays so, and a feed begins with what is newest. */
export const feedAddress = (search: LogSearch) => `/log/feed.atom${narrowedTo({ ...search, before: undefined })}`;

/** The address at which a decision stands in the log, whatever was decided since. */
export const entryAddress = (id: number) => `/log?before=${id + 1}#d${id}`;

function narrowedTo(search: LogSearch): string {
  const known = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return known.length === 0 ? "" : `?${new URLSearchParams(known)}`;
}

/** Whether the log is narrowed at all. */
export const isNarrowed = ({ kind, ground, thread }: LogSearch) =>
  kind !== undefined || ground !== undefined || thread !== undefined;
