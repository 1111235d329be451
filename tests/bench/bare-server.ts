// What everything is compared with: a bare Node server, in a process of its own, that sends what it is given.
import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { Answer } from "#tests/bench/answer-of";

const [, , port, given] = process.argv;
const answers = new Map<string, { status: number; headers: Record<string, string | string[]>; body: Buffer }>();
const streams = new Set<ServerResponse>();
for (const { path, status, headers, body } of JSON.parse(readFileSync(given ?? "", "utf8")) as Answer[])
  answers.set(path, { status, headers, body: Buffer.from(body, "base64") });

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? "");
  if (answer) {
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  } else if (request.url === "/stream") {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" });
    response.write("event: hello\n\n");
    streams.add(response);
  } else if (request.url === "/tell") {
    for (const stream of streams) stream.write('event: arguments\ndata: [{"id":1,"parentId":null}]\n\n');
    response.end();
  } else {
    response.writeHead(404).end();
  }
});
server.listen(Number(port));
process.on("SIGTERM", () => process.exit(0));
