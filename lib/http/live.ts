import type { IncomingMessage, ServerResponse } from "node:http";
import type { LiveLimits } from "#lib/http/live-limits";
import { say } from "#lib/http/say";
import { log } from "#lib/log";

/** An argument that can be seen now, or no more. */
type Change = { thread: string; id: number; parentId: number | null; shown: boolean };
/** Where the events come from; this file knows no table. */
export type LiveSource = {
  /** Changes whenever anything was committed, by any process. */
  version: () => number;
  newest: () => Promise<number>;
  newestBefore: (moment: Date) => Promise<number>;
  changesAfter: (act: number) => Promise<{ upTo: number; changes: Change[] }>;
  hasThread: (slug: string) => Promise<boolean>;
};
/** `isOpen` once it has been greeted. */
type Stream = { response: ServerResponse; thread: string; address: string; isOpen?: true };

const BUSY_FOR_S = "60";
const MOST_MISSED_ACTS = 10_000;
const MOST_UNSENT_BYTES = 64 * 1024;
const ADDRESS = /^\/threads\/([a-z0-9-]{1,80})\/live(?:\?|$)/;
const AFTER = /[?&]after=(\d{1,15})(?:&|$)/;
const AGE = /[?&]age=(\d{1,9})(?:&|$)/;
const MOST_AGE_MS = 60_000;
/** Who asks to be told may be heard so much later than who asked for the page: others were in the way, or the line. */
const LATE_MS = 3_000;

/**
 * Server-sent events of a thread: `hello` once, `arguments` for those that can be seen now, `removed` for those that
 * cannot any more. One watcher serves all streams of the process, and looks only while there are some. The id of an
 * event is the act it goes up to: whoever comes back with it (Last-Event-ID, `?after=`) is told what they missed, or,
 * when that is too much, with `stale` to read the page anew. Who comes for the first time says how long ago they asked
 * for the page (`?age=`, in milliseconds), and is told what happened since.
 */
export function liveEvents(source: LiveSource, limits: LiveLimits) {
  const streams = new Set<Stream>();
  const streamsOf = new Map<string, number>();
  let beginning: Promise<void> | undefined;
  let watcher: NodeJS.Timeout | undefined;
  let heart: NodeJS.Timeout | undefined;
  let version = 0;
  let upTo = 0;
  let looking: Promise<void> = Promise.resolve();
  let closing = false;
  let hasComplained = false;
  let isBlind = false;

  async function answer(request: IncomingMessage, response: ServerResponse, address: string): Promise<boolean> {
    const thread = ADDRESS.exec(request.url ?? "")?.[1];
    if (thread === undefined) return false;
    if (request.method !== "GET") say(response, 405, "Live events answer GET.", { allow: "GET" });
    else if (!(await source.hasThread(thread))) say(response, 404, "There is no such thread.");
    else if (isFull(address))
      say(response, 503, "Too many pages are open here. This one will be told later.", { "retry-after": BUSY_FOR_S });
    else await open(request, { response, thread, address });
    return true;
  }

  function isFull(address: string): boolean {
    if (closing || streams.size >= limits.streams) return true;
    if ((streamsOf.get(address) ?? 0) < limits.streamsOfAddress) return false;
    if (!hasComplained)
      log.warn(
        "Many pages are open at one address; further ones are not told at once what is new. If that is a proxy of yours, set PARLEY_PROXIES.",
      );
    hasComplained = true;
    return true;
  }

  async function open(request: IncomingMessage, stream: Stream) {
    const askedAt = Date.now();
    const { response, thread, address } = stream;
    // Whoever went while their thread was looked up is not told to leave any more.
    if (response.destroyed) return;
    streams.add(stream);
    streamsOf.set(address, (streamsOf.get(address) ?? 0) + 1);
    response.once("close", () => leave(stream));
    beginning ??= begin().catch((error: unknown) => {
      // The next one tries it again.
      beginning = undefined;
      throw error;
    });
    await beginning;
    if (closing) return response.end();
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    stream.isOpen = true;
    send(stream, `retry: ${limits.retryMs}\n${eventOf("hello", upTo, {})}`);
    const { after, surely } = await knownTo(request, askedAt);
    if (!(surely < upTo)) return;
    const missed = upTo - surely > MOST_MISSED_ACTS ? undefined : await source.changesAfter(surely);
    if (!missed || missed.upTo < upTo) return send(stream, eventOf("stale", upTo, {}));
    const shown = after === surely ? missed : await source.changesAfter(after);
    const changes = [...missed.changes.filter((change) => !change.shown), ...shown.changes.filter(isShown)];
    send(
      stream,
      eventsOf(
        missed.upTo,
        changes.filter((change) => change.thread === thread),
      ),
    );
  }

  /**
   * The act that a page goes up to, by its own account; and one that it goes up to for sure, as what asks us may have been
   * on its way for longer than what asked for the page. What is new would be told of twice, what is gone may be.
   */
  async function knownTo({ headers, url = "" }: IncomingMessage, askedAt: number) {
    const told = headers["last-event-id"] ?? AFTER.exec(url)?.[1];
    const age = AGE.exec(url)?.[1];
    if (told !== undefined || age === undefined) {
      const after = Number(told ?? upTo);
      return { after, surely: after };
    }
    // Of one that is so old nobody looks for what happened since.
    if (Number(age) > MOST_AGE_MS) return { after: upTo, surely: Number.NEGATIVE_INFINITY };
    const pageAskedAt = askedAt - Number(age);
    return {
      after: await source.newestBefore(new Date(pageAskedAt)),
      surely: await source.newestBefore(new Date(pageAskedAt - LATE_MS)),
    };
  }

  /** From now on: what was before is in the pages already. */
  async function begin() {
    version = source.version();
    upTo = await source.newest();
    if (closing || streams.size === 0) return rest();
    clearInterval(watcher);
    clearInterval(heart);
    watcher = setInterval(() => {
      looking = looking.then(look).catch(complain);
    }, limits.lookMs);
    heart = setInterval(() => {
      for (const stream of streams) send(stream, ": still here\n\n");
    }, limits.beatMs);
  }

  /** Said once, however long it lasts: what was missed is told afterwards. */
  function complain(error: unknown) {
    if (!isBlind) log.error({ err: error }, "What is new cannot be looked for. It is tried again.");
    isBlind = true;
  }

  function rest() {
    clearInterval(watcher);
    clearInterval(heart);
    beginning = undefined;
  }

  async function look() {
    const now = source.version();
    if (now === version) return;
    const found = await source.changesAfter(upTo);
    isBlind = false;
    // One answer may not hold all: look on, until there is nothing further.
    if (found.upTo === upTo) version = now;
    upTo = found.upTo;
    const byThread = Map.groupBy(found.changes, (change) => change.thread);
    const texts = new Map([...byThread].map(([thread, changes]) => [thread, eventsOf(upTo, changes)]));
    for (const stream of streams) send(stream, texts.get(stream.thread) ?? "");
  }

  function send({ response, isOpen }: Stream, text: string) {
    // Writing to what has ended would end the process.
    if (!isOpen || text === "" || response.destroyed || response.writableEnded) return;
    response.write(text);
    // A reader that takes nothing would have us keep everything.
    if (response.writableLength > MOST_UNSENT_BYTES) response.destroy();
  }

  function leave(stream: Stream) {
    if (!streams.delete(stream)) return;
    const left = (streamsOf.get(stream.address) ?? 0) - 1;
    if (left > 0) streamsOf.set(stream.address, left);
    else streamsOf.delete(stream.address);
    if (streams.size === 0) rest();
  }

  /** Ends all streams; the pages come back by themselves, to whoever answers then. */
  function close() {
    closing = true;
    rest();
    for (const { response, isOpen } of streams) if (isOpen) response.end();
  }

  return { answer, close, count: () => streams.size };
}

/** What is told of these changes: first what is gone. */
const isShown = (change: Change) => change.shown;

function eventsOf(act: number, changes: Change[]): string {
  const shown = changes.filter(isShown).map(({ id, parentId }) => ({ id, parentId }));
  const removed = changes.filter((change) => !change.shown).map(({ id }) => id);
  return (
    (removed.length > 0 ? eventOf("removed", act, removed) : "") +
    (shown.length > 0 ? eventOf("arguments", act, shown) : "")
  );
}

const eventOf = (name: string, act: number, data: unknown) =>
  `event: ${name}\nid: ${act}\ndata: ${JSON.stringify(data)}\n\n`;
