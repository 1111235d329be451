import type { IncomingMessage, ServerResponse } from "node:http";
import { sayStarting } from "#lib/http/away";
import { say } from "#lib/http/say";

/**
 * What is answered while the forum starts: that this process lives, that it is not ready and what it does, and to everybody
 * else that it comes. `always` are headers that every answer carries.
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
  else sayStarting(request, response);
}
