/**
 * The finished HTML of the still parts of a page, by their names: kept while its document is rendered, because the data
 * that React sends along would have it a second time, and its renderers, which copy what they pass on, a third.
 */
type Request = { still?: Record<string, string> };

// The request being answered (lib/http/request-context.ts), from where both renderers see it; a browser has none.
const held = globalThis as typeof globalThis & { parleyRequests?: { getStore(): Request | undefined } };

/** Keeps a part for the document that is being rendered; answers it where there is none, and the data must tell it. */
export function handOver(name: string, html: string): string | undefined {
  const kept = held.parleyRequests?.getStore()?.still;
  if (!kept) return html;
  kept[name] = html;
  return undefined;
}

/** What stands for a part in the document as React renders it; nothing in a browser, which has the part. */
export const standInFor = (name: string) => (held.parleyRequests?.getStore()?.still ? `<!--still ${name}-->` : "");

/** The rendered document with its parts. Text in it cannot pass for a stand-in: React writes no `<` of a text as it is. */
export function withStillParts(document: string, parts: Record<string, string>): string {
  return document.replace(/<!--still ([\w-]+)-->/g, (_, name: string) => parts[name] ?? "");
}
