import { randomBytes } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { captureResponse } from "#lib/http/captured-response";
import { clientAddress } from "#lib/http/client-address";
import { compress } from "#lib/http/compress";
import { hashInlineScripts } from "#lib/http/inline-scripts";
import { isOneClick, leadToUnsubscribing } from "#lib/http/one-click";
import { type RequestContext, withRequestContext } from "#lib/http/request-context";
import { isSameOrigin } from "#lib/http/same-origin";
import { say } from "#lib/http/say";
import { contentSecurityPolicy, setSecurityHeaders } from "#lib/http/security-headers";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Site = {
  origin: string;
  secure: boolean;
  proxies: number;
  dev: boolean;
  isReady: () => boolean;
  /** Answers what it takes for its own, and says whether it did. */
  live?: (request: IncomingMessage, response: ServerResponse, address: string) => Promise<boolean>;
};

const MAX_BODY_BYTES = 256 * 1024;
const METHODS = new Set(["GET", "HEAD", "POST"]);
// Nobody outside may steer what is decided inside by these.
const INTERNAL_HEADERS = [
  "content-security-policy",
  "x-middleware-subrequest",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-forwarded-for",
  "x-nonce",
];

/** What stands between the socket and Next: refuses what no page should see, and finishes what Next renders. */
export function answering(handle: Handle, site: Site) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response, site);
    const refusal = refuse(request, site);
    if (refusal) return say(response, ...refusal);
    if (request.url === "/healthz") return say(response, 200, "ok");
    if (request.url === "/readyz")
      return site.isReady() ? say(response, 200, "ready") : say(response, 503, "starting or stopping");

    if (isOneClick(request)) leadToUnsubscribing(request);
    const context: RequestContext = {
      address: clientAddress(request, site.proxies),
      headers: {},
      forRouter: isForRouter(request),
    };
    for (const name of INTERNAL_HEADERS) delete request.headers[name];
    // A proxy may have changed Host, which Next compares with Origin before it takes up an action.
    if (request.headers.origin === site.origin) request.headers.host = new URL(site.origin).host;
    try {
      if (await site.live?.(request, response, context.address)) return;
      await withRequestContext(context, async () => {
        if (site.dev || isAsset(request)) return handle(request, response);
        if (isForRouter(request)) return handle(request, withStatusOf(context, request, response));
        return answerDocument(request, response, handle, context);
      });
    } catch (error) {
      // One request that fails must not take the process, and all the others, with it.
      console.error(error);
      if (response.headersSent) response.destroy();
      else say(response, 500, "Something broke on our side. Nothing that was accepted is lost.");
    }
  };
}

function refuse(request: IncomingMessage, site: Site): [number, string, OutgoingHttpHeaders?] | undefined {
  if (!request.url?.startsWith("/") || !isPlainPath(request.url)) return [400, "This address cannot be read."];
  if (!METHODS.has(request.method ?? ""))
    return [405, "Parley answers GET, HEAD and POST.", { allow: [...METHODS].join(", ") }];
  if (!isSameOrigin(request, site.origin) && !isOneClick(request))
    return [403, "This was not sent from a page of this forum, so nothing was changed."];
  if (request.method !== "POST") return undefined;
  const length = request.headers["content-length"];
  if (length === undefined) return [411, "The length of what you send must be given."];
  if (Number(length) > MAX_BODY_BYTES) return [413, "That is more than a post can hold. Nothing was changed."];
  return undefined;
}

/** Whether an address can be decoded, and its path is the same for everybody who reads it: no `..`, `.` or backslash. */
function isPlainPath(url: string): boolean {
  try {
    decodeURIComponent(url);
    return !/\\|\/\.{1,2}(\/|$)/.test(decodeURIComponent(url.replace(/[?#].*$/s, "")));
  } catch {
    return false;
  }
}

const isAsset = (request: IncomingMessage) => request.url?.startsWith("/_next/") ?? false;
const isForRouter = (request: IncomingMessage) =>
  request.headers.rsc !== undefined || request.headers["next-action"] !== undefined;

/** Renders with a one-time nonce, then names the scripts that carry it by their hashes: the page is the same for everyone. */
async function answerDocument(
  request: IncomingMessage,
  response: ServerResponse,
  handle: Handle,
  context: RequestContext,
) {
  const acceptEncoding = String(request.headers["accept-encoding"] ?? "");
  const nonce = randomBytes(18).toString("base64url");
  request.headers["content-security-policy"] = `script-src 'nonce-${nonce}'`;
  delete request.headers["accept-encoding"];

  const captured = await captureResponse(request, handle);
  for (const [name, value] of Object.entries({ ...captured.headers, ...context.headers })) {
    if (value !== undefined) response.setHeader(name, value);
  }
  response.statusCode = context.status ?? captured.status;
  if (isNonsense(request, context, captured.status))
    return say(response, 400, "This form could not be read, so nothing was changed.");
  const isHtml = String(captured.headers["content-type"] ?? "").startsWith("text/html");
  const page = isHtml ? hashInlineScripts(captured.body.toString("utf8"), nonce) : undefined;
  if (page) response.setHeader("content-security-policy", contentSecurityPolicy(page.hashes));

  const { body, encoding } = await compress(page ? Buffer.from(page.html) : captured.body, acceptEncoding);
  response.removeHeader("transfer-encoding");
  if (!/accept-encoding/i.test(String(response.getHeader("vary")))) response.appendHeader("vary", "accept-encoding");
  if (encoding) response.setHeader("content-encoding", encoding);
  response.setHeader("content-length", body.length);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** A POST to a page that none of our actions took up: a form that cannot be decoded, or none at all. */
function isNonsense(request: IncomingMessage, context: RequestContext, status: number): boolean {
  const isClientError = status >= 400 && status < 500;
  return request.method === "POST" && !context.understood && !isClientError && !request.url?.startsWith("/api/");
}

/** Gives the answer to a server action the status that the action asked for. */
function withStatusOf(context: RequestContext, request: IncomingMessage, response: ServerResponse): ServerResponse {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    for (const [name, value] of Object.entries(context.headers)) response.setHeader(name, value);
    return writeHead(context.status ?? (isNonsense(request, context, status) ? 400 : status), ...rest);
  }) as typeof response.writeHead;
  return response;
}
