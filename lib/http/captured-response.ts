import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";

export type Captured = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

/** Lets `handle` answer into memory instead of the socket, so that the finished bytes can be worked on. */
export async function captureResponse(
  request: IncomingMessage,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Captured> {
  const response = new ServerResponse(request);
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve) => {
    const keep = (chunk: unknown, encoding?: unknown) => {
      if (typeof chunk === "string")
        chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    const called = (...args: unknown[]) => {
      const callback = args.find((arg) => typeof arg === "function");
      if (callback) callback();
    };
    response.write = ((chunk: unknown, ...rest: unknown[]) => {
      keep(chunk, rest[0]);
      called(...rest);
      return true;
    }) as ServerResponse["write"];
    response.end = ((...args: unknown[]) => {
      keep(args[0], args[1]);
      called(...args);
      response.emit("finish");
      response.emit("close");
      resolve();
      return response;
    }) as ServerResponse["end"];
    response.flushHeaders = () => {};
    // Node sends headers that are given here without remembering them.
    response.writeHead = ((status: number, ...rest: unknown[]) => {
      response.statusCode = status;
      const headers = rest.find((arg) => typeof arg === "object" && arg !== null) ?? {};
      for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders))
        if (value !== undefined) response.setHeader(name, value);
      return response;
    }) as ServerResponse["writeHead"];
  });
  await handle(request, response);
  await ended;
  return { status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(chunks) };
}
