import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { cookieHeader, expect, test } from "#tests/e2e/fixtures";
import { BODIES, PLACES } from "#tests/hostile/bodies";
import { newKey, person, THREAD } from "#tests/people";

test.use({ ownForum: "bodies" });

const thread = `/threads/${THREAD}`;
test("whatever is sent to whatever address is refused, and others are answered meanwhile", async ({ site }) => {
  const who = await cookieHeader(await person(`sender-${newKey().slice(0, 8)}`));
  let isOver = false;
  const others = (async () => {
    let answered = 0;
    for (; !isOver; answered += 1) {
      const read = await fetch(site.url + thread);
      expect(read.status).toBe(200);
      await read.arrayBuffer();
      await sleep(20);
    }
    return answered;
  })();
  for (const path of PLACES) {
    for (const [name, headers, body] of BODIES) {
      const sent = {
        method: "POST",
        headers: { ...who, ...headers, origin: site.url },
        body,
        redirect: "manual",
      } as const;
      const response = await fetch(site.url + path, sent);
      await response.arrayBuffer();
      const isWayOn = response.status === 303 || response.status === 302;
      expect(
        isWayOn || (response.status >= 400 && response.status < 500),
        `${name} to ${path}: ${response.status}`,
      ).toBe(true);
    }
  }
  isOver = true;
  expect(await others).toBeGreaterThan(20);
  expect((await fetch(`${site.url}/readyz`)).status).toBe(200);
});

test("megabytes are refused before they are read, and half of a request keeps nobody waiting", async ({ site }) => {
  const raw = (head: string) => {
    const socket = connect(Number(new URL(site.url).port), "localhost");
    socket.write(`${head}\r\n`);
    return socket;
  };
  const post = `POST ${thread} HTTP/1.1\r\nhost: localhost\r\norigin: ${site.url}\r\n`;
  for (const size of ["1000000", "20000000", "99999999999999999999"]) {
    const socket = raw(`${post}content-length: ${size}\r\n`);
    const [answer] = await once(socket, "data");
    expect(String(answer), size).toMatch(/^HTTP\/1.1 (413|400)/);
    socket.destroy();
  }
  const halves = [`${post}content-length: 1000\r\n`, `GET ${thread} HTTP/1.1\r\nhost: a\r\nx:`].flatMap((head) =>
    Array.from({ length: 50 }, () => raw(head)),
  );
  expect((await fetch(site.url + thread)).status).toBe(200);
  for (const half of halves) half.destroy();
});

test("requests that steer what is inside are answered as others, and nothing of them is repeated", async ({ site }) => {
  const sign = "zz-reflected";
  const HEADERS: Record<string, string>[] = [
    { "content-security-policy": `script-src 'nonce-${sign}"><script>'` },
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    { "x-forwarded-host": `${sign}.example`, "x-forwarded-proto": sign, "x-forwarded-port": "1" },
    {
      "x-nextjs-data": "1",
      "x-matched-path": `/${sign}`,
      "x-invoke-path": `/${sign}`,
      "x-now-route-matches": `1=${sign}`,
    },
    { rsc: "1", "next-router-state-tree": sign },
    { rsc: "1", "next-url": `/${sign}`, "next-router-prefetch": "1" },
    { rsc: "1", "next-router-segment-prefetch": `/${sign}` },
    { "x-http-method-override": "DELETE", "x-original-url": `/${sign}`, "x-rewrite-url": `/${sign}` },
    { host: `${sign}.example` },
  ];
  const PRIVATE = ["/moderation", "/settings", "/admin/members", "/decisions"];
  for (const headers of HEADERS) {
    for (const path of [thread, ...PRIVATE]) {
      for (const spelling of [path, `${path}.rsc`, `${path}?_rsc=1`, `${path}.segments/_tree.segment.rsc`]) {
        const answer = await fetch(site.url + spelling, { headers, redirect: "manual" });
        const all = JSON.stringify([...answer.headers]) + (await answer.text());
        const what = `${JSON.stringify(headers)} ${spelling}`;
        expect(answer.status, what).toBeLessThan(500);
        expect(all, what).not.toContain(sign);
        if (path !== thread && answer.status === 200)
          expect(all, what).not.toMatch(/Review queue|Your account|Members and roles/);
      }
    }
  }
  const socket = connect(Number(new URL(site.url).port), "localhost");
  socket.write(
    "GET http://169.254.169.254/latest HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
  );
  const [answer] = await once(socket, "data");
  expect(String(answer)).toMatch(/^HTTP\/1.1 400/);
  socket.destroy();
});
