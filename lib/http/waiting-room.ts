import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** What the thread is told, and what it tells. */
export type ToRoom = { doing: string } | { close: true };
export type FromRoom = { open: true } | { failed: { message: string; code: string; syscall: string; port: number } };
/** `closed` becomes 1 when nobody listens at the port any more. */
export type RoomData = { port: number; secure: boolean; closed: Int32Array };

/** So long it may take at most, on a very busy machine. */
const CLOSES_IN_MS = 5_000;

export type WaitingRoom = {
  /** What the forum does now, as who asks whether it is ready is told. */
  tell: (doing: string) => void;
  /** Frees the port before it returns, so that it can be listened at in the same turn. */
  close: () => void;
};

/**
 * Answers at the port while the forum starts, from a thread of its own: an update of a large database keeps this one busy
 * for as long as it takes, and must not look as if nothing lived here. Throws where the port cannot be had, before anything
 * was touched.
 */
export async function openWaitingRoom({ port, secure }: Omit<RoomData, "closed">): Promise<WaitingRoom> {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const workerData: RoomData = { port, secure, closed };
  const thread = new Worker(new URL("./waiting-room-thread.ts", import.meta.url), { workerData });
  const [opened] = (await once(thread, "message")) as [FromRoom];
  if ("failed" in opened) throw Object.assign(new Error(opened.failed.message), opened.failed);
  const say = (words: ToRoom) => thread.postMessage(words);
  return {
    tell: (doing) => say({ doing }),
    close: () => {
      say({ close: true });
      // Whoever waited in turns of the event loop would come to know of it late, and nobody would answer meanwhile.
      Atomics.wait(closed, 0, 0, CLOSES_IN_MS);
    },
  };
}
