/** Finished HTML, or its bytes in pieces that were written before (lib/kept-markup.ts). */
export type StillPart = string | readonly Uint8Array[];

/**
 * The still parts of a page, by their names: kept while its document is rendered, because the data that React sends
 * along would have them a second time, and its renderers, which copy what they pass on, a third.
 */
type Request = { still?: Record<string, StillPart> };

// The request being answered (lib/http/request-context.ts), from where both renderers see it; a browser has none.
const held = globalThis as typeof globalThis & { parleyRequests?: { getStore(): Request | undefined } };

/** Keeps a part for the document that is being rendered; answers its HTML where there is none, and the data must tell it. */
export function handOver(name: string, part: StillPart): string | undefined {
  const kept = held.parleyRequests?.getStore()?.still;
  if (!kept) return typeof part === "string" ? part : new TextDecoder().decode(joined(part));
  kept[name] = part;
  return undefined;
}

/** What stands for a part in the document as React renders it; nothing in a browser, which has the part. */
export const standInFor = (name: string) => (held.parleyRequests?.getStore()?.still ? `<!--still ${name}-->` : "");

/** The bytes of the rendered document with its parts. Text in it cannot pass for a stand-in: React writes no `<` of a text as it is. */
export function withStillParts(document: string, parts: Record<string, StillPart>): Uint8Array {
  const encoder = new TextEncoder();
  // What stands between the parts, and the name of each part after it, in turns.
  const pieces = document.split(/<!--still ([\w-]+)-->/).flatMap((text, i) => {
    const part = i % 2 === 0 ? text : (parts[text] ?? "");
    return typeof part === "string" ? [encoder.encode(part)] : part;
  });
  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
