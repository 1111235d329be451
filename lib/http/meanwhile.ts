import type { IncomingMessage, ServerResponse } from "node:http";
import { sayStarting } from "#lib/http/away";
import { answerHealth } from "#lib/http/health";

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
  if (!answerHealth(request, response, () => `starting: ${doing}`)) sayStarting(request, response);
}
