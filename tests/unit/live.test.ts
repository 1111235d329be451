import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answering } from "#lib/http/answer";
import { liveEvents } from "#lib/http/live";
import { log } from "#lib/log";
import { PLAIN_SITE } from "#tests/plain-site";

type Change = { thread: string; id: number; parentId: number | null; shown: boolean };

/** Acts are numbered from 1; each is one change. */
let acts: Change[] = [];
let failing = false;
let asked = 0;
/** How long it takes to look a thread up. */
let lookup: Promise<unknown> = Promise.resolve();
const source = {
  version: () => acts.length,
  newest: async () => acts.length,
  /** One act in each second until now. */
  newestBefore: async (moment: Date) => acts.length - Math.round((Date.now() - moment.getTime()) / 1_000),
  changesAfter: async (act: number) => {
    asked += 1;
    if (failing) throw new Error("The database is away.");
    return { upTo: acts.length, changes: acts.slice(act) };
  },
  hasThread: async (slug: string) => {
    await lookup;
    return slug === "a" || slug === "b";
  },
};
const limits = { lookMs: 5, beatMs: 30, retryMs: 1_000, streams: 3, streamsOfAddress: 2 };

function begin() {
  const live = liveEvents(source, limits);
  const site = { ...PLAIN_SITE, proxies: 1, live: live.answer };
  const server = createServer(answering(async (_, response) => void response.end("a page"), site));
  return new Promise<{ live: typeof live; server: typeof server; port: number }>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({ live, server, port: (server.address() as AddressInfo).port }));
  });
}

let up: Awaited<ReturnType<typeof begin>>;
beforeEach(async () => {
  acts = [];
  failing = false;
  asked = 0;
  lookup = Promise.resolve();
  up = await begin();
});
afterEach(() => {
  up.live.close();
  up.server.closeAllConnections();
  up.server.close();
});

type Heard = { status: number; headers: Record<string, unknown>; text: string; leave: () => void; ended: boolean };

/** Asks, and listens on. */
function ask(path: string, { method = "GET", headers = {} } = {}): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const from = request({ port: up.port, host: "127.0.0.1", path, method, headers }, (response) => {
      const heard: Heard = {
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: "",
        leave: () => from.destroy(),
        ended: false,
      };
      response.on("data", (chunk) => (heard.text += chunk));
      response.on("end", () => (heard.ended = true));
      response.on("error", () => {});
      resolve(heard);
    });
    from.on("error", reject);
    from.end();
  });
}

const live = (thread = "a", headers = {}) => ask(`/threads/${thread}/live`, { headers });
const until = (holds: () => boolean) => expect.poll(holds, { timeout: 5_000, interval: 5 }).toBe(true);
const shown = (thread: string, id: number, parentId: number | null = null) =>
  acts.push({ thread, id, parentId, shown: true });
const removed = (thread: string, id: number) => acts.push({ thread, id, parentId: null, shown: false });

describe("live events", () => {
  test("tell each thread's readers what can be seen now and what cannot any more, nobody else", async () => {
    const [first, second, elsewhere] = [
      await live(),
      await live("a", { "x-forwarded-for": "9.9.9.9" }),
      await live("b"),
    ];
    await until(() => first.text.includes("event: hello"));
    shown("a", 7, 3);
    removed("a", 5);
    await until(() => first.text.includes("removed") && first.text.includes("arguments"));
    await until(() => second.text.includes("removed") && second.text.includes("arguments"));
    expect(first.text).toMatch(/event: arguments\nid: \d\ndata: \[\{"id":7,"parentId":3\}\]\n\n/);
    expect(first.text).toMatch(/event: removed\nid: 2\ndata: \[5\]\n\n/);
    expect(elsewhere.text).not.toMatch(/event: (arguments|removed)/);
  });

  test("say how they are to be read and kept: not at all, not squeezed, and when to come back", async () => {
    const heard = await live("a", { "accept-encoding": "gzip, br" });
    expect(heard.status).toBe(200);
    expect(heard.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    expect(heard.headers["content-encoding"]).toBeUndefined();
    await until(() => heard.text.startsWith("retry: 1000\n"));
    await until(() => heard.text.includes(": still here\n\n"));
  });

  test("tell who comes back what they missed", async () => {
    for (const id of [1, 2, 3]) shown("a", id);
    const byHeader = await live("a", { "last-event-id": "1" });
    await until(() => byHeader.text.includes('[{"id":2,"parentId":null},{"id":3,"parentId":null}]'));
    const byAddress = await ask("/threads/a/live?after=2");
    await until(() => byAddress.text.includes('[{"id":3,"parentId":null}]'));
  });

  test("tell who comes for the first time what happened since they asked for the page; after a minute to read it anew", async () => {
    for (let id = 1; id <= 100; id += 1) shown("a", id);
    const heard = await ask("/threads/a/live?age=3000");
    await until(() => heard.text.includes('[{"id":98,"parentId":null},{"id":99,'));
    const long = await ask("/threads/a/live?age=999999999", { headers: { "x-forwarded-for": "9.9.9.9" } });
    await until(() => long.text.includes("event: stale"));
    const back = await ask("/threads/a/live?age=3000", { headers: { "last-event-id": "99" } });
    await until(() => back.text.includes('[{"id":100,"parentId":null}]'));
  });

  test("tell them also what was removed shortly before, as they may have been long on their way; what is new is on the page", async () => {
    for (let id = 1; id <= 10; id += 1) acts.push({ thread: "a", id, parentId: null, shown: id % 2 === 0 });
    const heard = await ask("/threads/a/live?age=1000");
    // Of the page surely are those up to 6; one of 7 and 9 would be seen, 10 is what is new.
    await until(() => heard.text.includes("event: removed\nid: 10\ndata: [7,9]\n\n"));
    expect(heard.text).toContain('event: arguments\nid: 10\ndata: [{"id":10,"parentId":null}]\n\n');
  });

  test("tell who was away too long to read the page anew, without looking for it", async () => {
    acts.length = 20_000;
    const heard = await live("a", { "last-event-id": "1" });
    await until(() => heard.text.includes("event: stale"));
    expect(asked).toBe(0);
  });

  test.each(["", "x", "-1", "99999999999999999999", "1e3"])("begin now for a number like “%s”", async (id) => {
    shown("a", 1);
    const heard = await live("a", { "last-event-id": id });
    await until(() => heard.text.includes("event: hello"));
    shown("a", 2);
    await until(() => heard.text.includes('{"id":2,'));
    expect(heard.status).toBe(200);
  });

  test("outlast a failing look", async () => {
    const complaint = vi.spyOn(log, "error").mockImplementation(() => {});
    const heard = await live();
    failing = true;
    shown("a", 1);
    await until(() => asked > 1);
    failing = false;
    await until(() => heard.text.includes('[{"id":1,'));
    expect(complaint).toHaveBeenCalled();
    complaint.mockRestore();
  });

  test("are refused in words: an unknown thread, another method, too many of one address, too many in all", async () => {
    expect((await live("c")).status).toBe(404);
    expect(await ask("/threads/a/live", { method: "HEAD" })).toMatchObject({ status: 405, headers: { allow: "GET" } });
    const other = { "x-forwarded-for": "9.9.9.9" };
    const [first] = [await live(), await live()];
    const refused = await live();
    await until(() => refused.ended);
    expect(refused).toMatchObject({ status: 503, headers: { "retry-after": "60" } });
    expect(refused.text).toContain("Too many pages are open here.");
    expect((await live("a", other)).status).toBe(200);
    expect((await live("a", { "x-forwarded-for": "8.8.8.8" })).status).toBe(503);
    first.leave();
    await until(() => up.live.count() === 2);
    expect((await live()).status).toBe(200);
  });

  test("tell the operator once that one address, which may be a proxy, has many pages open", async () => {
    const complaint = vi.spyOn(log, "warn").mockImplementation(() => {});
    for (let i = 0; i < 5; i += 1) await live();
    expect(complaint.mock.calls).toEqual([[expect.stringMatching(/at one address; [^0-9]+ set PARLEY_PROXIES\.$/)]]);
    complaint.mockRestore();
  });

  test("let go of a reader who takes nothing, and go on for the others", async () => {
    const lazy = connect(up.port, "127.0.0.1");
    lazy.pause();
    lazy.on("error", () => {});
    lazy.write("GET /threads/a/live HTTP/1.1\r\nHost: x\r\n\r\n");
    await until(() => up.live.count() === 1);
    const other = await live();
    expect(up.live.count()).toBe(2);
    await until(() => {
      // As much as may wait to be sent, and no more: who reads along is not let go.
      if (acts.length < asked * 1_000) for (let id = 1; id <= 1_000; id += 1) shown("a", id);
      removed("a", 1);
      return up.live.count() === 1;
    });
    removed("a", 77_777);
    await until(() => other.text.includes("[77777]") || other.text.includes(",77777]"));
    lazy.destroy();
  });

  test("are looked for by one watcher, however many begin at once and leave at once", async () => {
    const addresses = ["1.1.1.1", "2.2.2.2", "3.3.3.3"];
    const heard = await Promise.all(addresses.map((address) => live("a", { "x-forwarded-for": address })));
    shown("a", 1);
    await Promise.all(heard.map(({ text }, i) => until(() => (heard[i]?.text ?? text).includes('{"id":1,'))));
    // Once to find it, and once to find that there is nothing further.
    await until(() => asked === 2);
    for (const { leave } of heard) leave();
    await until(() => up.live.count() === 0);
    await sleep(30);
    shown("a", 2);
    await sleep(30);
    expect(asked).toBe(2);
  });

  test("keep no place for whoever goes while their thread is looked up", async () => {
    lookup = sleep(50);
    const from = request({ port: up.port, host: "127.0.0.1", path: "/threads/a/live" });
    from.on("error", () => undefined);
    from.end();
    await sleep(20);
    from.destroy();
    await sleep(60);
    expect(up.live.count()).toBe(0);
  });

  test("leave other addresses to the pages", async () => {
    for (const path of ["/threads/a/live/", "/threads/a/livestock", "/threads/live", "/threads/A/live"]) {
      const heard = await ask(path);
      await until(() => heard.ended);
      expect(heard.text, path).toBe("a page");
    }
  });

  test("end when the server stops, and are not begun any more", async () => {
    const heard = await live();
    up.live.close();
    await until(() => heard.ended);
    expect((await live()).status).toBe(503);
  });

  test("look only while somebody listens, and ask only when something was committed", async () => {
    const heard = await live();
    await sleep(30);
    expect(asked).toBe(0);
    heard.leave();
    await until(() => up.live.count() === 0);
    shown("a", 1);
    await sleep(30);
    expect(asked).toBe(0);
  });
});
