import { randomInt } from "node:crypto";
import { expect } from "vitest";
import { closeDatabase } from "#db/client";
import { postArgument } from "#lib/arguments/post-argument";
import { verify } from "#lib/audit/verify";
import { type Act, replyOf } from "#tests/acting/act";
import { type Log, peopledForum, rowsOf, startActing } from "#tests/acting/process";

export type Survived = { crashes: number; acts: number; interrupted: number };

/**
 * Has a process post, rate and decide, kills it (SIGKILL) somewhere in the middle of so many `acts`, and looks whether
 * everything that it was answered is there, once, and all that is kept about it agrees; so many times. What it was not
 * answered is sent again, as a browser does.
 */
export async function surviveCrashes(times: number, acts: number): Promise<Survived> {
  await peopledForum(2 * times * acts);
  const survived = { crashes: 0, acts: 0, interrupted: 0 };
  for (let run = 1; run <= times; run += 1) {
    await closeDatabase();
    const { done, interrupted } = await crash(run, randomInt(1, acts));
    expect((await verify()).faults, `after crash ${run}`).toEqual([]);
    expect(done.filter((act) => rowsOf(act) !== 1)).toEqual([]);
    for (const act of interrupted) await sendAgain(act);
    survived.crashes += 1;
    survived.acts += done.length;
    survived.interrupted += interrupted.length;
  }
  return survived;
}

async function crash(run: number, after: number): Promise<Log> {
  const acting = startActing(`run-${run}`);
  await acting.hasDone(after);
  const { how, ...log } = await acting.end("SIGKILL");
  expect(how).toBe("SIGKILL");
  return log;
}

/** What nobody was answered is there whole or not at all; a post that is sent again with its key is there once. */
async function sendAgain(act: Act) {
  expect(rowsOf(act)).toBeLessThanOrEqual(1);
  if (act.kind !== "post") return;
  const again = async () => postArgument({ role: "system", id: act.author }, replyOf(act.key));
  const { id } = await again();
  expect((await again()).id).toBe(id);
  await closeDatabase();
  expect(rowsOf({ ...act, id })).toBe(1);
}
