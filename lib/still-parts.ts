/** The finished HTML of the still parts of the page that is being rendered, and who asks for it. */
type Request = { still?: Record<string, string>; forRouter?: boolean };

// The request being answered (lib/http/request-context.ts), from where both renderers see it; a browser has none.
const current = () =>
  (
    globalThis as typeof globalThis & { parleyRequests?: { getStore(): Request | undefined } }
  ).parleyRequests?.getStore();

/**
 * Hands a finished part to the page that is rendered after it, so that a document carries it once, as HTML. Answers the
 * part where React's router asks for data instead of a document: it has to be told in the data.
 */
export function handOver(id: string, html: string): string | undefined {
  const request = current();
  if (!request || request.forRouter) return html;
  request.still = { ...request.still, [id]: html };
  return undefined;
}

/** The part that was handed over; nothing in a browser, which has it in its document. */
export function handedOver(id: string): string {
  return current()?.still?.[id] ?? "";
}
