import type { IncomingMessage } from "node:http";

/**
 * The whole body of a request, which stays to be read by whoever comes next; undefined when the sender left before its
 * end. As long as the content-length says, and no longer: the parser sees to that.
 */
export function readAhead(request: IncomingMessage): Promise<Buffer | undefined> {
  const told = Number(request.headers["content-length"] ?? 0);
  // Whoever looked would be at its end.
  if (told === 0) return Promise.resolve(Buffer.alloc(0));
  const chunks: Buffer[] = [];
  let arrived = 0;
  return new Promise((resolve) => {
    const end = (body?: Buffer) => {
      request.off("readable", take).off("close", leave).off("error", leave);
      resolve(body);
    };
    const leave = () => end();
    const take = () => {
      for (let chunk: Buffer | null = request.read(); chunk !== null; chunk = request.read()) {
        chunks.push(chunk);
        arrived += chunk.length;
      }
      if (arrived < told) return;
      const body = Buffer.concat(chunks);
      // In the same turn, before the stream notices that it is at its end: so it is not, until this was read again.
      request.unshift(body);
      end(body);
    };
    request.on("readable", take).on("close", leave).on("error", leave);
  });
}
