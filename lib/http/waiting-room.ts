import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** What the thread is told, and what it tells. */
export type ToRoom = { doing: string } | { close: true };
export type FromRoom = { open: true } | { failed: { message: string; code: string; syscall: string; port: number } };
export type RoomData = { port: number; secure: boolean };

export type WaitingRoom = {
  /** What the forum does now, as who asks whether it is ready is told. */
  tell: (doing: string) => void;
  /** Ends when the port is free again. */
  close: () => Promise<void>;
};

/**
 * Answers at the port while the forum starts, from a thread of its own: an update of a large database keeps this one busy
 * for as long as it takes, and must not look as if nothing lived here. Throws where the port cannot be had, before anything
 * was touched.
 */
export async function openWaitingRoom(data: RoomData): Promise<WaitingRoom> {
  const thread = new Worker(new URL("./waiting-room-thread.ts", import.meta.url), { workerData: data });
  const ended = once(thread, "exit");
  const [told] = (await once(thread, "message")) as [FromRoom];
  if ("failed" in told) {
    await ended;
    throw Object.assign(new Error(told.failed.message), told.failed);
  }
  const say = (words: ToRoom) => thread.postMessage(words);
  return {
    tell: (doing) => say({ doing }),
    close: async () => {
      say({ close: true });
      await ended;
    },
  };
}
