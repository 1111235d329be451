import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type Line = {
  /** The address of the database by way of this line. */
  address: string;
  /** Cuts the connection on which this is said next: before the server hears it, or before its answer comes back. */
  cutAt: (words: string, when: "before" | "after") => void;
  /** Says nothing to either side any more, not even that it is so; or goes on. */
  silence: (isSilent: boolean) => void;
  /** Loses what the server tells by itself on this channel, as the protocol does not promise that it arrives. */
  lose: (channel: string) => void;
  close: () => Promise<void>;
};

/** A line to the server of a database that can be cut at a word, or go dead. */
export async function lineTo(address: string): Promise<Line> {
  const { hostname, port } = new URL(address);
  const sockets = new Set<Socket>();
  let cut: { words: string; when: "before" | "after" } | undefined;
  let isSilent = false;
  const leaving = new Set<Socket>();
  let lost: string | undefined;

  const server = createServer({ allowHalfOpen: true }, (near) => {
    // Nor is it said that a goodbye was heard, before anything is said again.
    near.on("end", () => (isSilent ? leaving.add(near) : near.end()));
    const far = connect(Number(port), hostname);
    let isDeaf = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on("data", (said) => {
      if (isSilent) return;
      const when = cut && said.includes(cut.words) ? cut.when : undefined;
      if (when) cut = undefined;
      if (when === "before") return void near.destroy();
      far.write(said);
      // The server hears it; its answer reaches nobody.
      if (when === "after") isDeaf = true;
    });
    far.on("data", (said) => {
      if (isDeaf) near.destroy();
      else if (!isSilent) near.write(lost === undefined ? said : without(said, lost));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const own = new URL(address);
  own.port = String((server.address() as AddressInfo).port);
  return {
    address: own.href,
    cutAt: (words, when) => {
      cut = { words, when };
    },
    silence: (nowSilent) => {
      isSilent = nowSilent;
      if (isSilent) return;
      for (const near of leaving) near.end();
      leaving.clear();
    },
    lose: (channel) => {
      lost = channel;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Without its notifications on this channel: `A`, the length of the rest, who told it, the channel, the words (protocol 3). */
function without(said: Buffer, channel: string): Buffer {
  const at = said.indexOf(channel);
  const from = at - 9;
  if (from < 0 || said[from] !== 0x41) return said;
  const end = from + 1 + said.readInt32BE(from + 1);
  return Buffer.concat([said.subarray(0, from), without(said.subarray(end), channel)]);
}
