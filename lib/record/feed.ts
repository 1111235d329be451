import { outcomeInWords } from "#lib/moderation/outcome";
import { entryAddress, feedAddress, logAddress } from "#lib/record/address";
import { byWhom, circumstances } from "#lib/record/log-entry";
import type { LogEntry } from "#lib/record/queries";
import type { LogSearch } from "#lib/record/schema";

/**
 * The log as an Atom feed (RFC 4287). An entry says what was fixed when it was decided, so that it never changes: what
 * reverses it is an entry of its own.
 */
export function atomFeed(origin: string, search: LogSearch, entries: LogEntry[]): string {
  const host = new URL(origin).hostname;
  const idOf = (name: string) => `tag:${host},2026:${name}`;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    "<title>Parley: moderation log</title>",
    "<subtitle>Every decision of the moderators, with its ground. Authors are not named.</subtitle>",
    `<id>${escaped(idOf(`log${feedAddress(search).slice("/log/feed.atom".length)}`))}</id>`,
    `<updated>${entries[0]?.at ?? new Date(0).toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(origin + feedAddress(search))}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(origin + logAddress(search))}"/>`,
    "<author><name>The moderators</name></author>",
    ...entries.map((entry) => entryOf(origin, idOf(`decision-${entry.id}`), entry)),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

function entryOf(origin: string, id: string, entry: LogEntry): string {
  const words = [
    byWhom(entry),
    ...circumstances(entry).map((circumstance) => `${circumstance}.`),
    ...(entry.reason ? [entry.reason] : []),
    ...(entry.thread ? [`Thread: ${entry.thread.title}.`] : []),
    ...(entry.reversesId ? [`Reverses no. ${entry.reversesId}.`] : []),
  ];
  return [
    "<entry>",
    `<title>${escaped(outcomeInWords(entry.kind, { withArgument: entry.thread !== null }))}</title>`,
    `<id>${escaped(id)}</id>`,
    `<published>${entry.at}</published>`,
    `<updated>${entry.at}</updated>`,
    `<link rel="alternate" type="text/html" href="${escaped(origin + entryAddress(entry.id))}"/>`,
    `<category term="${escaped(entry.kind)}"/>`,
    `<content type="text">${escaped(words.join("\n"))}</content>`,
    "</entry>",
  ].join("\n");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For text and attributes; XML has no place for control characters. */
const escaped = (text: string) =>
  text
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (found) => (/[\t\n\r]/.test(found) ? found : ""))
    .replace(/[&<>"']/g, (found) => ENTITIES[found] ?? "");
