import type { Source } from "#db/schema/threads";
import { unescapeHtml } from "#lib/text/entities";
import { firstWords } from "#lib/text/markdown";

/** What somebody wrote, by field of the form; each field in pieces, so that no phrase is found across two of them. */
export type ScreenedText = Record<TextField, string[]> & {
  /** The hosts that its links and sources lead to, each once. */
  hosts: string[];
};
export type TextField = (typeof TEXT_FIELDS)[number];
export const TEXT_FIELDS = ["claim", "body", "sources"] as const;

type Written = { claim: string | null; html: string; sources: readonly Source[] };

/** A text as the checks look at it: what is read, and where it leads to. */
export function screenedText({ claim, html, sources }: Written): ScreenedText {
  const links = linksIn(html);
  const addresses = sources.flatMap(({ url }) => url ?? []);
  return {
    claim: claim === null ? [] : [claim],
    body: [plainWords(html), ...links],
    sources: sources.flatMap(({ title, url }) => [title, url ?? ""]),
    hosts: [...new Set([...links, ...addresses].flatMap(hostOf))],
  };
}

/** Lines that are shown as they were typed, so that an address in them leads nowhere. */
export const screenedLines = (lines: string): ScreenedText => ({ claim: [], body: [lines], sources: [], hosts: [] });

/** All that a reader sees of rendered HTML, as one line. */
export const plainWords = (html: string) => firstWords(html, Number.POSITIVE_INFINITY);

/** The addresses elsewhere that rendered HTML links to. Those of mentions begin with a slash. */
function linksIn(html: string): string[] {
  const found = Array.from(html.matchAll(/<a href="([^"]*)"/g), ([, href = ""]) => unescapeHtml(href));
  return found.filter((href) => /^https?:/i.test(href));
}

function hostOf(address: string): string[] {
  if (!URL.canParse(address)) return [];
  return [new URL(address).hostname.replace(/^www\./, "").replace(/\.$/, "")];
}
