import { request } from "node:http";

/** An answer as it came over the wire, its body in base64. */
export type Answer = { path: string; status: number; headers: Record<string, string | string[]>; body: string };

/** Set anew by every server, for each connection. */
const OF_THE_CONNECTION = new Set(["date", "connection", "keep-alive", "transfer-encoding"]);

/** Asks once and keeps the bytes: compressed ones stay compressed. */
export function answerOf(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const sent = Object.entries(response.headers).flatMap(([name, value]): [string, string | string[]][] =>
          value === undefined || OF_THE_CONNECTION.has(name) ? [] : [[name, value]],
        );
        const body = Buffer.concat(chunks).toString("base64");
        resolve({ path: pathname + search, status: response.statusCode ?? 0, headers: Object.fromEntries(sent), body });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}
