import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type RoundRobin = {
  url: string;
  /** Each request goes to the next of these; where that one does not take it, to the one after. */
  leadTo: (urls: readonly string[]) => void;
  close: () => Promise<void>;
};

/** What stands before several machines, as small as it can be: each request goes to another one than the last. */
export async function roundRobin(): Promise<RoundRobin> {
  const agent = new Agent({ keepAlive: true });
  let machines: readonly string[] = [];
  let turn = 0;

  async function pass(asked: IncomingMessage, answer: ServerResponse) {
    // Read whole, so that it can be told again to another machine.
    const body = Buffer.concat(await asked.toArray());
    turn += 1;
    for (let tries = 0; tries < machines.length; tries += 1) {
      const machine = machines[(turn + tries) % machines.length] ?? "";
      const given = await tell(machine, asked, body).catch((error: NodeJS.ErrnoException) => error);
      if (!(given instanceof Error)) {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
        answer.on("close", () => given.destroy());
        given.on("error", () => answer.destroy());
        return;
      }
      // What was sent may have been taken up before the machine went: only who sent it can send it again.
      if (asked.method === "POST" && given.code !== "ECONNREFUSED") break;
    }
    answer.writeHead(502).end("No machine answered.\n");
  }

  async function tell(machine: string, { method, url, headers, socket }: IncomingMessage, body: Buffer) {
    const seen = [headers["x-forwarded-for"], socket.remoteAddress].filter(Boolean).join(", ");
    const told = request(machine + url, { method, agent, headers: { ...headers, "x-forwarded-for": seen } });
    told.end(body);
    const [answer] = (await once(told, "response")) as [IncomingMessage];
    return answer;
  }

  const server = createServer((asked, answer) => void pass(asked, answer).catch(() => answer.destroy()));
  await once(server.listen(0), "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    leadTo: (urls) => {
      machines = urls;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await once(server, "close");
    },
  };
}
