import type { IncomingMessage, ServerResponse } from "node:http";
import { say } from "#lib/http/say";

/** It takes a few seconds, and longer where an update has much to go through. */
const AGAIN_AFTER_S = 5;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${AGAIN_AFTER_S}">
<title>Just a moment · Parley</title>
</head>
<body>
<main>
<h1>Just a moment</h1>
<p>Parley is starting. Nothing that was accepted is lost. This page looks again by itself in ${AGAIN_AFTER_S} seconds.</p>
</main>
</body>
</html>
`;

/**
 * What is answered while the forum starts: that this process lives, that it is not ready and what it does, and to everybody
 * else a page that comes back by itself. `always` are headers that every answer carries.
 */
export function answerMeanwhile(
  request: IncomingMessage,
  response: ServerResponse,
  doing: string,
  always: [string, string][],
): void {
  for (const [name, value] of always) response.setHeader(name, value);
  if (request.url === "/healthz") say(response, 200, "ok");
  else if (request.url === "/readyz") say(response, 503, `starting: ${doing}`);
  else sendPage(request, response);
}

function sendPage(request: IncomingMessage, response: ServerResponse) {
  response.writeHead(503, {
    // So that the next request comes to who answers then.
    connection: "close",
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(PAGE),
    "cache-control": "no-store",
    "retry-after": String(AGAIN_AFTER_S),
  });
  response.end(request.method === "HEAD" ? undefined : PAGE);
}
