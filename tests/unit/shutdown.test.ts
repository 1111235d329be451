import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage, type RequestListener } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { gentleStop } from "#lib/http/shutdown";

let stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
});

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  const stop = gentleStop(server);
  const sockets: Socket[] = [];
  server.on("connection", (socket) => sockets.push(socket));
  await once(server.listen(0, "127.0.0.1"), "listening");
  stops.push(stop);
  return { port: (server.address() as AddressInfo).port, sockets, stop };
}

describe("a server that can be stopped gently", () => {
  test("listens no more often to a connection after many requests than after the first", async () => {
    const { port, sockets } = await serve((_, response) => response.end("whole"));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const listeners = () => sockets.map((socket) => socket.eventNames().map((name) => socket.listenerCount(name)));
    const ask = async () => {
      const [response] = (await once(get({ agent, host: "127.0.0.1", port }), "response")) as [IncomingMessage];
      return text(response);
    };
    expect(await ask()).toBe("whole");
    const atFirst = listeners();
    for (let i = 0; i < 30; i += 1) await ask();
    expect(sockets).toHaveLength(1);
    expect(listeners()).toEqual(atFirst);
    agent.destroy();
  });

  test("answers all that a connection asked for at once, and closes it then", async () => {
    const answer = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const { port, stop } = await serve(async ({ url }, response) => {
      if (url === "/second") {
        asked.resolve();
        await answer.promise;
      }
      response.end(`answer to ${url}`);
    });
    const client = connect(port, "127.0.0.1");
    const heard = text(client);
    client.write(["/first", "/second"].map((path) => `GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`).join(""));
    await asked.promise;
    const stopped = stop();
    // Later than the moment at which connections that only wait are closed.
    setTimeout(answer.resolve, 400);
    expect(await heard).toMatch(/answer to \/first[\s\S]*answer to \/second/);
    await stopped;
  });

  test("answers everybody who is connected, though a busy process has not taken their connections yet", async () => {
    const { port, stop } = await serve((_, response) => {
      const until = performance.now() + 20;
      while (performance.now() < until);
      response.end("whole");
    });
    const clients = Array.from({ length: 40 }, () => connect(port, "127.0.0.1"));
    const heard = clients.map((client) => text(client));
    for (const client of clients) client.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
    await once(clients[0] as Socket, "connect");
    await stop();
    for (const each of await Promise.all(heard)) expect(each).toContain("whole");
  });

  test("closes a connection that only waits, and takes no new one", async () => {
    const { port, stop } = await serve((_, response) => response.end("whole"));
    const client = connect(port, "127.0.0.1");
    client.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
    const heard = text(client);
    await once(client, "readable");
    await stop();
    expect(await heard).toContain("whole");
    await expect(once(connect(port, "127.0.0.1"), "connect")).rejects.toThrow("ECONNREFUSED");
  });
});
