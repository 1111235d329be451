import { Session } from "node:inspector/promises";

/**
 * Gives back what starting has left. Reading the program takes far more memory than keeping it, and a process that has
 * little to do afterwards would hold on to that: measured, 300 MB instead of 130.
 */
export async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post("HeapProfiler.collectGarbage");
  session.disconnect();
}
