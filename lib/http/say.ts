import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Answers one sentence, in plain text, kept by nobody. */
export function say(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, {
    ...headers,
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    connection: status >= 400 ? "close" : "keep-alive",
  });
  response.end(`${sentence}\n`);
}
