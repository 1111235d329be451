import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { closeDatabase } from "#db/client";
import { verify } from "#lib/audit/verify";
import { peopledForum, rowsOf, startActing } from "#tests/acting/process";

/**
 * Has so many processes post, rate and decide on one database for so long; answers how many acts that were. Each is
 * answered, none with an error; each left its row; and every count is what counting gives, so that none was lost.
 */
export async function writeTogether(processes: number, ms: number): Promise<number> {
  await peopledForum((processes * ms) / 2);
  await closeDatabase();
  const acting = Array.from({ length: processes }, (_, i) => startActing(`writer-${i}`));
  await Promise.all(acting.map(({ hasDone }) => hasDone(1)));
  await sleep(ms);
  const ended = await Promise.all(acting.map(({ end }) => end("SIGTERM")));
  expect(ended.map(({ how, interrupted }) => ({ how, interrupted }))).toEqual(
    ended.map(() => ({ how: 0, interrupted: [] })),
  );
  const done = ended.flatMap((log) => log.done);
  expect(done.filter((act) => rowsOf(act) !== 1)).toEqual([]);
  expect((await verify()).faults).toEqual([]);
  return done.length;
}
