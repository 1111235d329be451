import type { IncomingMessage, ServerResponse } from "node:http";
import { say } from "#lib/http/say";

/**
 * What proxies ask: one that is only without its database is left in, because it can say so itself, as no proxy can.
 * What is left out is named as Kubernetes names it for its own servers.
 */
const FOR_PROXIES = "/readyz?exclude=database";

/**
 * Answers whoever looks after processes, and says whether that is what was asked: /healthz that this one lives, /readyz
 * that it can answer. `unready` says in words what it is not ready for, with the database counted or without.
 */
export function answerHealth(
  { url }: IncomingMessage,
  response: ServerResponse,
  unready: (needsDatabase: boolean) => string | undefined,
): boolean {
  if (url === "/healthz") say(response, 200, "ok");
  else if (url === "/readyz" || url === FOR_PROXIES) {
    const words = unready(url !== FOR_PROXIES);
    if (words === undefined) say(response, 200, "ready");
    else say(response, 503, words);
  } else return false;
  return true;
}
