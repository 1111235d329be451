import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { impatientServer, SLOWEST } from "#lib/http/impatient-server";

let server: Server;
let port = 0;
let taken = 0;
beforeAll(async () => {
  const slowest = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 };
  server = impatientServer(
    async (request, response) => {
      taken += 1;
      const body = await text(request).catch(() => undefined);
      if (body !== undefined) response.end(`read ${body.length}`);
    },
    { slowest },
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends `head`, then one more byte at a time for as long as it is let; answers what came back before the end. */
async function drip(head: string, byte: string): Promise<string> {
  const socket: Socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk));
  // Cut off in the middle of a write.
  socket.on("error", () => undefined);
  socket.write(head);
  const dripping = byte && setInterval(() => socket.writable && socket.write(byte), 20);
  // Not by once(), for which an error is the end as well.
  const closed = new Promise((resolve) => socket.once("close", resolve));
  const other = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "whole" });
  expect(await other.text()).toBe("read 5");
  await closed.finally(() => clearInterval(dripping || undefined));
  return answer;
}

const POST = "POST / HTTP/1.1\r\nhost: a\r\n";
test.each([
  ["a line that never ends", "GET /", "a", 0],
  ["headers a byte at a time", "GET / HTTP/1.1\r\nhost: a\r\nx: ", "a", 0],
  ["headers that stop in the middle", "GET / HTTP/1.1\r\nhost: a\r\n", "", 0],
  ["a declared body that never comes", `${POST}content-length: 1000\r\n\r\n`, "", 1],
  ["a body a byte at a time", `${POST}content-length: 100000\r\n\r\n`, "a", 1],
  ["chunks that never end", `${POST}transfer-encoding: chunked\r\n\r\n`, "1\r\na\r\n", 1],
])("%s is cut off, and others are answered meanwhile", async (_, head, byte, reachesListener) => {
  const before = taken;
  expect(await drip(head, byte)).toMatch(/^(HTTP\/1\.1 408 |$)/);
  expect(taken - before).toBe(1 + reachesListener);
});

test("the forum's own server has these limits, whatever is not said otherwise", () => {
  const ours = impatientServer(() => undefined);
  expect(ours).toMatchObject({ headersTimeout: SLOWEST.headersTimeout, requestTimeout: SLOWEST.requestTimeout });
  expect(SLOWEST.headersTimeout).toBeGreaterThan(0);
  expect(SLOWEST.requestTimeout).toBeGreaterThanOrEqual(SLOWEST.headersTimeout);
});
