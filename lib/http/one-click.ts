import type { IncomingMessage } from "node:http";

const PAGE = "/unsubscribe";
const HANDLER = "/api/unsubscribe";

/**
 * Whether this is the POST of “Unsubscribe” (RFC 8058): mail programs send it from no page of ours and with no session,
 * so it may come from anywhere. What it may do stands in the token of its address.
 */
export function isOneClick({ method, url }: IncomingMessage): boolean {
  return method === "POST" && (url === PAGE || url?.startsWith(`${PAGE}?`) === true);
}

/** A page of Next cannot take a POST, so it goes to a route beside it. */
export function leadToUnsubscribing(request: IncomingMessage): void {
  request.url = request.url?.replace(PAGE, HANDLER);
  // Otherwise the framework would take it for one of its own actions.
  delete request.headers["next-action"];
}
