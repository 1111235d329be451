import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { say } from "#lib/http/say";
import { log } from "#lib/log";

const PATTERN = /^\/metrics(?:\?|$)/;

/**
 * `GET /metrics`, for a Prometheus that shows the token; without one set there is nothing at this address. `measure` tells
 * what is measured, in the text format.
 */
export function metricsAnswers(token: string | undefined, measure: () => Promise<string>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (token === undefined || !PATTERN.test(request.url ?? "")) return false;
    if (request.method === "POST") say(response, 405, "This answers GET.", { allow: "GET, HEAD" });
    else if (!shows(request, token))
      say(response, 401, "Measurements are for who shows the token.", { "www-authenticate": "Bearer" });
    else await tell(response, measure);
    return true;
  };
}

async function tell(response: ServerResponse, measure: () => Promise<string>) {
  try {
    const text = await measure();
    response.writeHead(200, {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      "cache-control": "no-store",
      "content-length": Buffer.byteLength(text),
    });
    response.end(response.req.method === "HEAD" ? undefined : text);
  } catch (err) {
    log.error({ err }, "What is measured could not be told.");
    say(response, 503, "Not every process of this machine has answered.", { "retry-after": "10" });
  }
}

/** Hashes have one length, and comparing them takes one time. */
function shows({ headers }: IncomingMessage, token: string): boolean {
  const [, shown = ""] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  return timingSafeEqual(hashOf(shown), hashOf(token));
}

const hashOf = (text: string) => createHash("sha256").update(text).digest();
