import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { compress, type Encoding, encodingFor, isCompressible } from "#lib/http/compress";
import { BUILD, type PublicPage } from "#lib/http/public-pages";
import { countAnswer, countCache } from "#lib/http/traffic";
import { versionInTurn } from "#lib/http/version-in-turn";

/** An answer whose bytes are finished. */
export type Finished = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

/** `until` in milliseconds. */
type Revision = { number: string; until: number };
type Source = {
  /** Changes whenever anything was committed, by any process. */
  version: () => number;
  /** The revision of a scope that stands now, and until when it does by itself; null where there is none. */
  revisionOf: (scope: string) => Promise<Revision | null>;
};
/** The heads are those of what comes from memory. */
type Form = { body: Buffer; head: string[]; headOfUnchanged: string[]; etag: string };
type Kept = {
  page: PublicPage;
  revision: string;
  /** The moment, in milliseconds, from which on it is out of date though nothing changed. */
  until: number;
  body: Buffer;
  headers: [name: string, value: string][];
  hash: string;
  compressible: boolean;
  forms: Partial<Record<Encoding, Form>>;
  bytes: number;
};
type Render = () => Promise<Finished>;
/** `began` on the clock of the cache, which counts what is asked and what begins; `revision` once it is read. */
type Rendering = { began: number; revision: string | null; answer: Promise<Kept | Finished> };

const OF_BUILD: Revision = { number: BUILD, until: Number.POSITIVE_INFINITY };
const MAX_BYTES = 64 * 1024 * 1024;
/** What an entry costs beside its bodies, about. */
const ENTRY_BYTES = 4_000;
/** Browsers and proxies may keep it, and ask each time whether it still stands. */
const REVALIDATE = "public, no-cache";
/** Whoever has the answer has its other headers, for which the ETag stands as well (RFC 9110, 15.4.5). */
const OF_UNCHANGED = new Set(["x-parley-cache", "cache-control", "vary", "etag"]);
const OWN_HEADERS = new Set([
  ...["cache-control", "etag", "vary", "content-length", "content-encoding", "transfer-encoding"],
  ...["connection", "keep-alive", "date", "last-modified", "accept-ranges"],
]);

/**
 * Keeps the finished bytes of pages that are the same for everyone, with the revision of their scope that they were
 * made from, and gives them out only while it stands: it is looked up for each request, and read before the page is
 * rendered, so that no change can hide behind a rendering that was under way. Many who wait for the same page wait for
 * one rendering. `always` are headers that every answer carries.
 */
export function pageCache(source: Source, always: [string, string][], maxBytes = MAX_BYTES) {
  const kept = new Map<string, Kept>();
  const rendering = new Map<string, Rendering>();
  let bytes = 0;
  let clock = 0;
  const versionFor = versionInTurn(source.version);
  // What is known of the database while its version is this one.
  let known = { version: Number.NaN, revisions: new Map<string, Revision>() };

  /** Answers at once what is kept and current, and says whether it did. The way of nearly all requests: no promise, no copy. */
  function fromMemory(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const found = kept.get(request.url ?? "");
    if (!found || !isCurrent(found, request)) return false;
    const form = found.forms[encodingOf(found, request)];
    if (!form) return false;
    touch(found);
    send(request, response, form);
    countCache("hit");
    countAnswer(found.page.route, request.method, response.statusCode, 0);
    return true;
  }

  function isCurrent({ page, revision, until }: Kept, { socket }: IncomingMessage): boolean {
    if (page.scope === BUILD) return true;
    return (
      Date.now() < until && versionFor(socket) === known.version && known.revisions.get(page.scope)?.number === revision
    );
  }

  /**
   * Answers a public page, from memory or by `render`, and returns null; or returns what was rendered instead, which is
   * not to be kept (an error, a redirect), or undefined where there is nothing that it could depend on.
   */
  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    page: PublicPage,
    render: Render,
  ): Promise<Finished | null | undefined> {
    const revision = await revisionOf(page.scope);
    if (revision === null) return undefined;
    const before = kept.get(page.address);
    const isHit = before?.revision === revision.number && Date.now() < before.until;
    const found = isHit ? before : await renderOnce(page, revision.number, render);
    if (!("page" in found)) return found;
    const form = await formOf(found, encodingOf(found, request));
    touch(found);
    countCache(isHit ? "hit" : "miss");
    if (isHit) send(request, response, form);
    else send(request, response, { ...form, head: ["x-parley-cache", "miss", ...form.head.slice(2)] });
    return null;
  }

  async function revisionOf(scope: string): Promise<Revision | null> {
    if (scope === BUILD) return OF_BUILD;
    // In this order: a change after the first line is seen as another version by the next request.
    const version = source.version();
    if (known.version !== version) known = { version, revisions: new Map() };
    const { revisions } = known;
    const before = revisions.get(scope);
    if (before && Date.now() < before.until) return before;
    const revision = await source.revisionOf(scope);
    if (revision !== null) revisions.set(scope, revision);
    return revision;
  }

  /**
   * One rendering of a page at a time. One that began at an earlier revision may lack what this request has to show: it
   * is waited for, and all who wait share the next one.
   */
  async function renderOnce(page: PublicPage, revision: string, render: Render): Promise<Kept | Finished> {
    const asked = ++clock;
    for (;;) {
      const running = rendering.get(page.address);
      if (!running) return begin(page, render);
      if (running.revision === revision || running.began > asked) return running.answer;
      await running.answer.catch(() => undefined);
    }
  }

  function begin(page: PublicPage, render: Render): Promise<Kept | Finished> {
    const rendered = async () => {
      // Before the rendering reads anything: what changes meanwhile makes it out of date, and is not hidden by it.
      const revision = await revisionOf(page.scope);
      own.revision = revision?.number ?? null;
      const finished = await render();
      return revision ? keep(page, revision, finished) : finished;
    };
    const own: Rendering = { began: ++clock, revision: null, answer: Promise.resolve().then(rendered) };
    own.answer = own.answer.finally(() => rendering.delete(page.address));
    rendering.set(page.address, own);
    return own.answer;
  }

  function keep(page: PublicPage, { number, until }: Revision, finished: Finished): Kept | Finished {
    const type = String(finished.headers["content-type"] ?? "");
    if (finished.status !== 200 || finished.headers["set-cookie"] !== undefined) return finished;
    const { body } = finished;
    const headers = headersOf(page, finished.headers);
    const hash = createHash("sha256").update(body).update(JSON.stringify(headers)).digest("base64url");
    const made: Kept = {
      page,
      revision: number,
      until: Math.min(page.until, until),
      body,
      headers,
      hash: hash.slice(0, 22),
      compressible: isCompressible(body, type),
      forms: {},
      bytes: body.length + ENTRY_BYTES,
    };
    forget(kept.get(page.address));
    kept.set(page.address, made);
    grow(made.bytes);
    return made;
  }

  function headersOf(page: PublicPage, headers: OutgoingHttpHeaders): [string, string][] {
    const own = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined || OWN_HEADERS.has(name.toLowerCase()) ? [] : [[name, String(value)]],
    );
    const named = new Set(own.map(([name]) => name.toLowerCase()));
    const isPage = String(headers["content-type"]).startsWith("text/html") || page.scope !== BUILD;
    const lasts = isPage ? REVALIDATE : String(headers["cache-control"] ?? REVALIDATE);
    return [
      ...always.filter(([name]) => !named.has(name)),
      ...own,
      ["cache-control", lasts],
      ["vary", "accept-encoding, rsc"],
    ];
  }

  /** Each encoding is made once, when it is first asked for. */
  async function formOf(found: Kept, encoding: Encoding): Promise<Form> {
    const before = found.forms[encoding];
    if (before) return before;
    const body = await compress(found.body, encoding, { thoroughly: found.page.scope === BUILD });
    const etag = encoding === "identity" ? `"${found.hash}"` : `"${found.hash}-${encoding}"`;
    const shared = [["x-parley-cache", "hit"] as const, ...found.headers, ["etag", etag] as const];
    const encoded = encoding === "identity" ? [] : [["content-encoding", encoding] as const];
    const form: Form = {
      body,
      etag,
      head: [...shared, ...encoded, ["content-length", String(body.length)] as const].flat(),
      headOfUnchanged: shared.filter(([name]) => OF_UNCHANGED.has(name)).flat(),
    };
    if (found.forms[encoding]) return found.forms[encoding];
    found.forms[encoding] = form;
    if (encoding !== "identity") {
      found.bytes += body.length;
      if (kept.get(found.page.address) === found) grow(body.length);
    }
    return form;
  }

  const encodingOf = (found: Kept, request: IncomingMessage): Encoding =>
    found.compressible ? encodingFor(request.headers["accept-encoding"] as string | undefined) : "identity";

  /** What was asked for last goes last. */
  function touch(found: Kept) {
    const { address } = found.page;
    if (kept.get(address) !== found) return;
    kept.delete(address);
    kept.set(address, found);
  }

  function grow(by: number) {
    bytes += by;
    for (const oldest of kept.values()) {
      if (bytes <= maxBytes) return;
      forget(oldest);
    }
  }

  function forget(found: Kept | undefined) {
    if (!found || !kept.delete(found.page.address)) return;
    bytes -= found.bytes;
  }

  return { fromMemory, answer, size: () => ({ pages: kept.size, bytes }) };
}

function send(request: IncomingMessage, response: ServerResponse, { body, etag, head, headOfUnchanged }: Form) {
  if (matches(request.headers["if-none-match"], etag)) {
    // What every answer carries would take the place of what the page was given out with, such as its policy for scripts.
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.writeHead(304, headOfUnchanged);
    response.end();
    return;
  }
  response.writeHead(200, head);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Whether an If-None-Match names this ETag; a `W/` that a proxy put before it does not count (RFC 9110, 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch === "*") return true;
  return ifNoneMatch.split(",").some((each) => each.trim().replace(/^W\//, "") === etag);
}
