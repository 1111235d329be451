import { once } from "node:events";
import { type ClientHttp2Session, connect, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http2";
import { connect as connectSocket } from "node:net";
import { buffer } from "node:stream/consumers";
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

  /** Begins to ask, and answers as soon as the head of what is told is there. */
  async function open(path: string, headers: OutgoingHttpHeaders = {}, body?: Buffer) {
    const stream = session.request({ ":path": path, ...headers }, { endStream: body === undefined });
    const failed = once(stream, "error").then(([error]) => Promise.reject(error));
    failed.catch(() => {});
    if (body) stream.end(body);
    const [head] = (await Promise.race([once(stream, "response"), failed])) as [
      IncomingHttpHeaders & { ":status": number },
    ];
    return { status: head[":status"], headers: head, stream };
  }

  return {
    open,
    ask: async (path: string, headers: OutgoingHttpHeaders = {}): Promise<Told> => {
      const { stream, ...head } = await open(path, headers);
      return { ...head, body: await buffer(stream) };
    },
    send: async (path: string, body: Buffer, headers: OutgoingHttpHeaders = {}): Promise<Told> => {
      const given = { ":method": "POST", "content-length": body.length, ...headers };
      const { stream, ...head } = await open(path, given, body);
      return { ...head, body: await buffer(stream) };
    },
    leave: () => session.destroy(),
  };
}

export type Through = ReturnType<typeof through>;
