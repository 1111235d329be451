import { randomBytes } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { sayAway } from "#lib/http/away";
import { captureResponse } from "#lib/http/captured-response";
import { clientAddress } from "#lib/http/client-address";
import { compress, encodingFor, isCompressible } from "#lib/http/compress";
import { fewAtOnce } from "#lib/http/few-at-once";
import { answerHealth } from "#lib/http/health";
import { hashInlineScripts } from "#lib/http/inline-scripts";
import { isOneClick, leadToUnsubscribing } from "#lib/http/one-click";
import { type Finished, pageCache } from "#lib/http/page-cache";
import type { postingAnswers } from "#lib/http/posting";
import { BUILD, publicPage } from "#lib/http/public-pages";
import { type RequestContext, requestContext, withRequestContext } from "#lib/http/request-context";
import { isRouterState } from "#lib/http/router-state";
import { isSameOrigin } from "#lib/http/same-origin";
import { say } from "#lib/http/say";
import { contentSecurityPolicy, securityHeaders } from "#lib/http/security-headers";
import { countCache, timeRendering, watchAnswer } from "#lib/http/traffic";
import { log } from "#lib/log";
import { withStillParts } from "#lib/still-parts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Site = {
  origin: string;
  secure: boolean;
  proxies: number;
  dev: boolean;
  /** Why it is not ready, in words, with the database counted or without; undefined when it is. */
  unready: (needsDatabase: boolean) => string | undefined;
  /** The pattern of an address. */
  routeOf: (url: string) => string;
  /** Whether the database does not answer, or did not at some moment since `moment` (`performance.now()`). */
  wasAway: (moment: number) => boolean;
  /** What kept pages are checked against. */
  revisions: Parameters<typeof pageCache>[0];
  /** Each answers what it takes for its own, and says whether it did. */
  live?: (request: IncomingMessage, response: ServerResponse, address: string) => Promise<boolean>;
  viewer?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  metrics?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  posting?: ReturnType<typeof postingAnswers>;
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

/** What stands between the socket and Next: keeps public pages, refuses what no page should see, and finishes what Next renders. */
export function answering(handle: Handle, site: Site) {
  const always = securityHeaders(site);
  const pages = pageCache(site.revisions, always);
  const inTurn = fewAtOnce();

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const begunAt = performance.now();
    try {
      if (!site.dev && !isForRouter(request) && pages.fromMemory(request, response)) return;
      await answerAnew(request, response, begunAt);
    } catch (error) {
      // One request that fails must not take the process, and all the others, with it.
      const isOurs = !site.wasAway(begunAt);
      if (isOurs) log.error({ err: error }, "A request broke.");
      if (response.headersSent) response.destroy();
      else if (!isOurs) sayAway(request, response);
      else say(response, 500, "Something broke on our side. Nothing that was accepted is lost.");
    }
  };

  /** `begunAt` of `performance.now()`. */
  async function answerAnew(request: IncomingMessage, response: ServerResponse, begunAt: number): Promise<void> {
    watchAnswer(request, response, site.routeOf);
    for (const [name, value] of always) response.setHeader(name, value);
    const refusal = refuse(request, site);
    if (refusal) return say(response, ...refusal);
    if (answerHealth(request, response, site.unready)) return;
    if (await site.metrics?.(request, response)) return;

    // Nobody is made to wait for what will not come. What is sent is tried: its form keeps the words, and says why.
    if (request.method !== "POST" && site.wasAway(begunAt) && publicPage(request.url ?? "")?.scope !== BUILD)
      return sayAway(request, response);
    if (isOneClick(request)) leadToUnsubscribing(request);
    const context: RequestContext = { address: clientAddress(request, site.proxies), headers: {} };
    for (const name of INTERNAL_HEADERS) delete request.headers[name];
    // A page that tells nobody where its reader comes from sends no Origin either, though the browser says that it is ours.
    if (request.headers.origin === "null" && request.headers["sec-fetch-site"] === "same-origin")
      request.headers.origin = site.origin;
    // A proxy may have changed Host, which Next compares with Origin before it takes up an action.
    if (request.headers.origin === site.origin) request.headers.host = new URL(site.origin).host;
    if (await site.viewer?.(request, response)) return;
    if (await site.live?.(request, response, context.address)) return;
    const post = await site.posting?.(request);
    if (await post?.(response, context.address)) return;
    const sendOrExplain = (finished: Finished) =>
      finished.status >= 500 && site.wasAway(begunAt)
        ? sayAway(request, response, context.refusal)
        : send(request, response, finished);
    const answer = () =>
      withRequestContext(context, async () => {
        if (site.dev) return handle(request, response);
        if (isAction(request)) return timeRendering(() => handle(request, withStatusOf(context, request, response)));
        if (isForRouter(request)) return sendOrExplain(await capture(request, handle, context));
        const page = request.method === "POST" ? null : publicPage(request.url ?? "");
        if (page) {
          const other = await pages.answer(request, response, page, () => renderForAll(request, page.address));
          if (other === null) return;
          if (other !== undefined) return sendOrExplain(other);
        }
        return sendOrExplain(await render(request, handle, context));
      });
    await (request.method === "POST" ? inTurn(request, answer) : answer());
  }

  /** A page that all get is rendered for nobody: what this one reader sent along, cookies first of all, is left out. */
  async function renderForAll(request: IncomingMessage, address: string): Promise<Finished> {
    const { url, method, headers } = request;
    request.url = address;
    request.method = "GET";
    request.headers = { host: new URL(site.origin).host };
    const context: RequestContext = { address: "none", headers: {} };
    try {
      return await withRequestContext(context, () => render(request, handle, context));
    } finally {
      Object.assign(request, { url, method, headers });
    }
  }
}

function refuse(request: IncomingMessage, site: Site): [number, string, OutgoingHttpHeaders?] | undefined {
  if (!request.url?.startsWith("/") || !isPlainPath(request.url)) return [400, "This address cannot be read."];
  if (isSpelledAsData(request.url)) return [404, "There is nothing here."];
  // Next would fetch and change pictures for anybody, by any address of ours; the forum has none that need it.
  if (pathOf(request.url).startsWith("/_next/image")) return [404, "There is nothing here."];
  if (!isRouterState(request.headers["next-router-state-tree"])) return [400, "This request cannot be read."];
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

/** The framework's other spellings of a page (`.rsc`, `.segments/….segment.rsc`), which ours never ask for; some led past checks. */
const isSpelledAsData = (url: string) => /\.rsc$/i.test(pathOf(url));

/** Whether an address can be decoded, and its path is the same for everybody who reads it: no `..`, `.` or backslash. */
function isPlainPath(url: string): boolean {
  try {
    decodeURIComponent(url);
    return !/\\|\/\.{1,2}(\/|$)/.test(pathOf(url));
  } catch {
    return false;
  }
}

const pathOf = (url: string) => decodeURIComponent(url.replace(/[?#].*$/s, ""));

const isAction = (request: IncomingMessage) => request.headers["next-action"] !== undefined;
const isForRouter = (request: IncomingMessage) => request.headers.rsc !== undefined || isAction(request);

/** What Next answers, as a whole: its status may be known only at the end, when a page has looked for what it shows. */
async function capture(request: IncomingMessage, handle: Handle, context: RequestContext): Promise<Finished> {
  const sent = request.headers;
  const { "accept-encoding": _, ...asked } = sent;
  request.headers = asked;
  const { status, headers, body } = await timeRendering(() => captureResponse(request, handle));
  request.headers = sent;
  return { status: context.status ?? status, headers: { ...headers, ...context.headers }, body };
}

/** Renders with a one-time nonce, then names the scripts that carry it by their hashes: the page is the same for everyone. */
async function render(request: IncomingMessage, handle: Handle, context: RequestContext): Promise<Finished> {
  const nonce = randomBytes(18).toString("base64url");
  const sent = request.headers;
  // Whoever names no program gets the same: Next would send its title after the page (htmlLimitedBots in next.config.ts).
  const program = sent["user-agent"] || "unnamed";
  request.headers = { ...sent, "user-agent": program, "content-security-policy": `script-src 'nonce-${nonce}'` };
  context.still = {};
  const { status, headers, body } = await capture(request, handle, context);
  request.headers = sent;
  // What is asked for before the page is read (fonts) carries it too.
  if (headers.link) headers.link = String(headers.link).replaceAll(` nonce="${nonce}";`, "");
  if (!String(headers["content-type"] ?? "").startsWith("text/html")) return { status, headers, body };
  const page = hashInlineScripts(body.toString("utf8"), nonce);
  headers["content-security-policy"] = contentSecurityPolicy(page.hashes);
  return { status, headers, body: Buffer.from(withStillParts(page.html, context.still)) };
}

/** Answers what is made for this request alone. */
async function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Finished) {
  const context = requestContext();
  if (isNonsense(request, context, status))
    return say(response, 400, "This form could not be read, so nothing was changed.");
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  response.statusCode = status;
  const encoding = isCompressible(body, String(headers["content-type"] ?? ""))
    ? encodingFor(request.headers["accept-encoding"] as string | undefined)
    : "identity";
  const encoded = await compress(body, encoding);
  response.removeHeader("transfer-encoding");
  if (!/accept-encoding/i.test(String(response.getHeader("vary")))) response.appendHeader("vary", "accept-encoding");
  if (encoding !== "identity") response.setHeader("content-encoding", encoding);
  response.setHeader("content-length", encoded.length);
  response.setHeader("x-parley-cache", "pass");
  countCache("pass");
  response.end(request.method === "HEAD" ? undefined : encoded);
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
