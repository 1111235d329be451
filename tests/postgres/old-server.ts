import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** A message of the server, as PostgreSQL's protocol has it: a letter, its length, what it says. */
function message(letter: string, ...parts: (Buffer | string | number)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : inBytes(part))));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

/** A text ends with a zero; a number takes two bytes. */
function inBytes(part: string | number): Buffer {
  if (typeof part === "string") return Buffer.from(`${part}\0`);
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(part);
  return bytes;
}

const four = (number: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(number);
  return bytes;
};
const LET_IN = Buffer.concat([message("R", four(0)), message("Z", Buffer.from("I"))]);

/** One row, as it answers to any question. */
function answer(row: Record<string, string>): Buffer {
  const names = Object.keys(row);
  const columns = names.flatMap((name) => [name, four(0), 0, four(name === "version" ? 23 : 25), -1, four(-1), 0]);
  const values = Object.values(row).flatMap((value) => [four(Buffer.byteLength(value)), Buffer.from(value)]);
  return Buffer.concat([
    message("T", names.length, ...columns),
    message("D", names.length, ...values),
    message("C", "SELECT 1"),
    message("Z", Buffer.from("I")),
  ]);
}

/** What takes itself for a PostgreSQL with these settings, on a port of its own; `asked` are the questions that came. */
export async function pretendedServer(settings: Record<string, string>) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
    let isIn = false;
    socket.on("data", (data) => {
      if (!isIn) {
        isIn = true;
        socket.write(LET_IN);
      } else if (data.toString("latin1", 0, 1) === "Q") {
        asked.push(data.toString("utf8", 5, data.length - 1));
        socket.write(answer(settings));
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    address: `postgres://parley:hunter2@127.0.0.1:${port}/parley`,
    asked,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
