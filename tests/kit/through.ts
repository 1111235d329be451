import { once } from "node:events";
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from "node:http2";
import { connect as connectSocket } from "node:net";
import { connect as connectSafely } from "node:tls";

export type Told = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** Speaks HTTP/2 with a proxy at this port, from one of this machine's own addresses. */
export function through(port: number, localAddress = "127.0.0.1") {
  const socket = connectSocket({ host: "127.0.0.1", port, localAddress });
  const session: ClientHttp2Session = connect(`https://localhost:${port}`, {
    createConnection: () =>
      connectSafely({ socket, servername: "localhost", ALPNProtocols: ["h2"], rejectUnauthorized: false }),
  });
  session.on("error", () => {});

  const begin = (path: string, headers: OutgoingHttpHeaders, body?: Buffer): ClientHttp2Stream => {
    const stream = session.request({ ":path": path, ...headers }, { endStream: body === undefined });
    if (body) stream.end(body);
    return stream.on("error", () => {});
  };

  /** All that is told; an error where it is broken off. */
  async function all(stream: ClientHttp2Stream): Promise<Told> {
    const chunks: Buffer[] = [];
    let head: Head | undefined;
    stream.on("response", (given) => (head = given as Head)).on("data", (chunk) => chunks.push(chunk));
    await once(stream, "close");
    const body = Buffer.concat(chunks);
    const length = head?.["content-length"];
    const isWhole = stream.rstCode === 0 && (length === undefined || Number(length) === body.length);
    if (!head || !isWhole) throw new Error(`It was broken off after ${body.length} bytes (${stream.rstCode}).`);
    return { status: head[":status"], headers: head, body };
  }

  return {
    /** Begins to ask, and answers as soon as the head of what is told is there. */
    open: async (path: string, headers: OutgoingHttpHeaders = {}) => {
      const stream = begin(path, headers);
      const [head] = (await once(stream, "response")) as [Head];
      return { status: head[":status"], stream };
    },
    ask: (path: string, headers: OutgoingHttpHeaders = {}) => all(begin(path, headers)),
    send: (path: string, body: Buffer, headers: OutgoingHttpHeaders = {}) =>
      all(begin(path, { ":method": "POST", "content-length": body.length, ...headers }, body)),
    leave: () => session.destroy(),
  };
}

type Head = IncomingHttpHeaders & { ":status": number };
export type Through = ReturnType<typeof through>;
