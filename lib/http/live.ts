import type { IncomingMessage, ServerResponse } from "node:http";
import { say } from "#lib/http/say";

/** An argument that can be seen now, or no more. */
type Change = { thread: string; id: number; parentId: number | null; shown: boolean };
/** Where the events come from; this file knows no table. */
export type LiveSource = {
  /** Changes whenever anything was committed, by any process. */
  version: () => number;
  newest: () => Promise<number>;
  changesAfter: (act: number) => Promise<{ upTo: number; changes: Change[] }>;
  hasThread: (slug: string) => Promise<boolean>;
};
type Stream = { response: ServerResponse; thread: string; address: string };

const LIMITS = { lookMs: 500, beatMs: 25_000, retryMs: 5_000, streams: 2_000, streamsOfAddress: 200 };
const BUSY_FOR_S = "60";
const MOST_MISSED_ACTS = 10_000;
const MOST_UNSENT_BYTES = 64 * 1024;
const ADDRESS = /^\/threads\/([a-z0-9-]{1,80})\/live(?:\?|$)/;
const AFTER = /[?&]after=(\d{1,15})(?:&|$)/;

/**
 * Server-sent events of a thread: `hello` once, `arguments` for those that can be seen now, `removed` for those that
 * cannot any more. One watcher serves all streams of the process, and looks only while there are some. The id of an
 * event is the act it goes up to: whoever comes back with it (Last-Event-ID, `?after=`) is told what they missed, or,
 * when that is too much, with `stale` to read the page anew.
 */
export function liveEvents(source: LiveSource, limits = LIMITS) {
  const streams = new Set<Stream>();
  let watcher: NodeJS.Timeout | undefined;
  let heart: NodeJS.Timeout | undefined;
  let version = 0;
  let upTo = 0;
  let looking: Promise<void> = Promise.resolve();
  let closing = false;

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
    let own = 0;
    for (const stream of streams) if (stream.address === address) own += 1;
    return own >= limits.streamsOfAddress;
  }

  async function open(request: IncomingMessage, stream: Stream) {
    const { response, thread } = stream;
    if (streams.size === 0) await begin();
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    response.once("close", () => leave(stream));
    streams.add(stream);
    if (response.destroyed) return leave(stream);
    send(stream, `retry: ${limits.retryMs}\n${eventOf("hello", upTo, {})}`);
    const after = Number(request.headers["last-event-id"] ?? AFTER.exec(request.url ?? "")?.[1] ?? upTo);
    if (!(after < upTo)) return;
    const missed = upTo - after > MOST_MISSED_ACTS ? undefined : await source.changesAfter(after);
    if (!missed || missed.upTo < upTo) return send(stream, eventOf("stale", upTo, {}));
    tell(
      stream,
      missed.upTo,
      missed.changes.filter((change) => change.thread === thread),
    );
  }

  /** From now on: what was before is in the pages already. */
  async function begin() {
    version = source.version();
    upTo = await source.newest();
    clearInterval(watcher);
    clearInterval(heart);
    watcher = setInterval(() => {
      looking = looking.then(look).catch(console.error);
    }, limits.lookMs);
    heart = setInterval(() => {
      for (const stream of streams) send(stream, ": still here\n\n");
    }, limits.beatMs);
  }

  async function look() {
    const now = source.version();
    if (now === version) return;
    const found = await source.changesAfter(upTo);
    // One answer may not hold all: look on, until there is nothing further.
    if (found.upTo === upTo) version = now;
    upTo = found.upTo;
    const byThread = Map.groupBy(found.changes, (change) => change.thread);
    for (const stream of streams) tell(stream, upTo, byThread.get(stream.thread) ?? []);
  }

  function tell(stream: Stream, act: number, changes: Change[]) {
    const shown = changes.filter((change) => change.shown).map(({ id, parentId }) => ({ id, parentId }));
    const removed = changes.filter((change) => !change.shown).map(({ id }) => id);
    if (removed.length > 0) send(stream, eventOf("removed", act, removed));
    if (shown.length > 0) send(stream, eventOf("arguments", act, shown));
  }

  function send({ response }: Stream, text: string) {
    response.write(text);
    // A reader that takes nothing would have us keep everything.
    if (response.writableLength > MOST_UNSENT_BYTES) response.destroy();
  }

  function leave(stream: Stream) {
    streams.delete(stream);
    if (streams.size > 0) return;
    clearInterval(watcher);
    clearInterval(heart);
  }

  /** Ends all streams; the pages come back by themselves, to whoever answers then. */
  function close() {
    closing = true;
    for (const { response } of streams) response.end();
  }

  return { answer, close, count: () => streams.size };
}

const eventOf = (name: string, act: number, data: unknown) =>
  `event: ${name}\nid: ${act}\ndata: ${JSON.stringify(data)}\n\n`;
