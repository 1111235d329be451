import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answering } from "#lib/http/answer";
import { answerMeanwhile } from "#lib/http/meanwhile";
import { PLAIN_SITE } from "#tests/plain-site";

const FOR_PROXIES = "/readyz?exclude=database";

let isStopping = false;
let isAway = false;
const forum = createServer(
  answering(async (_, response) => void response.writeHead(404).end(), {
    ...PLAIN_SITE,
    wasAway: () => isAway,
    unready: (needsDatabase) => {
      if (isStopping) return "stopping";
      return needsDatabase && isAway ? "the database does not answer" : undefined;
    },
  }),
);
const starting = createServer((request, response) => answerMeanwhile(request, response, "it is read", []));

beforeAll(async () => {
  for (const server of [forum, starting])
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  forum.close();
  starting.close();
});

async function ask(server: typeof forum, path: string) {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  return [answer.status, await answer.text()];
}

test.each([
  { stops: false, away: false, ready: 200, forProxies: 200 },
  { stops: false, away: true, ready: 503, forProxies: 200 },
  { stops: true, away: false, ready: 503, forProxies: 503 },
  { stops: true, away: true, ready: 503, forProxies: 503 },
])("whether it stops ($stops) and the database is away ($away) is told as each who asks needs it", async (now) => {
  isStopping = now.stops;
  isAway = now.away;
  expect((await ask(forum, "/healthz"))[0]).toBe(200);
  expect((await ask(forum, "/readyz"))[0]).toBe(now.ready);
  expect((await ask(forum, FOR_PROXIES))[0]).toBe(now.forProxies);
});

test("what starts lives, and is not ready for anybody", async () => {
  expect(await ask(starting, "/healthz")).toEqual([200, "ok\n"]);
  for (const path of ["/readyz", FOR_PROXIES])
    expect(await ask(starting, path)).toEqual([503, "starting: it is read\n"]);
});

test("nothing else can be left out", async () => {
  isStopping = false;
  isAway = false;
  expect((await ask(forum, "/readyz?exclude=everything"))[0]).toBe(404);
});
