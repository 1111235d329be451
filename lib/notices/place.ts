/** An address of this forum in its one spelling, and the argument that it names, whether or not there is one. */
export type Place = { address: string; argument: { id: number; thread: string } | null };

/**
 * What a typed address leads to; undefined when that is not a page of the forum at `origin`. A path alone is taken as
 * one of ours. The address comes back in ASCII, as a browser would send it.
 */
export function placeOf(typed: string, origin: string): Place | undefined {
  const base = typed.startsWith("/") ? origin : undefined;
  if (!URL.canParse(typed, base)) return undefined;
  const url = new URL(typed, base);
  if (url.origin !== origin || url.username !== "" || url.password !== "") return undefined;
  const path = decoded(url.pathname);
  return path === undefined ? undefined : { address: url.href, argument: argumentAt(path, url.hash) };
}

/** The mark of an argument within the page goes first: it is what the address shows. */
function argumentAt(path: string, hash: string): Place["argument"] {
  const [, thread, own] = /^\/threads\/([a-z0-9-]{1,80})(?:\/arguments\/([1-9]\d{0,14}))?(?:\/|$)/.exec(path) ?? [];
  const marked = /^#a([1-9]\d{0,14})$/.exec(hash)?.[1];
  const id = marked ?? own;
  return thread !== undefined && id !== undefined ? { id: Number(id), thread } : null;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
