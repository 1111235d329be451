import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { dataFolder } from "#db/client";

/** Starting a process takes a while on a busy machine. Nothing waits so long when all is well. */
export const PATIENCE_MS = 30_000;

const PROJECT = new URL("../..", import.meta.url);

/** Runs an ES module, given as text, in a process of its own on the same data folder; it ends with the test at the latest. */
export function inAnotherProcess(script: string): ChildProcess {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: PROJECT,
    env: { ...process.env, PARLEY_DATA: dataFolder(), NODE_OPTIONS: "" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** The next thing that it says. */
export async function hears(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The process has no output.");
  const [chunk] = await once(child.stdout, "data");
  return String(chunk).trim();
}

/** Its exit code, or the signal that ended it. */
export async function ends(child: ChildProcess): Promise<number | string> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode ?? 0;
  const [code, signal] = await once(child, "exit");
  return code ?? signal;
}

/** A process that holds the write lock with one row not yet committed: until it hears something, or for `ms`. */
export function holdsTheLock(key: string, ms?: number): ChildProcess {
  const waiting = ms === undefined ? 'once(process.stdin, "data")' : `setTimeout(${ms})`;
  return inAnotherProcess(`
    import SQLite from "better-sqlite3";
    import { once } from "node:events";
    import { join } from "node:path";
    import { setTimeout } from "node:timers/promises";
    const db = new SQLite(join(process.env.PARLEY_DATA, "parley.db"), { timeout: 10_000 });
    db.exec("BEGIN IMMEDIATE");
    db.prepare("INSERT INTO limits VALUES (?, 0, 1)").run(${JSON.stringify(key)});
    console.log("held");
    await ${waiting};
    db.exec("COMMIT");
    process.exit(0);
  `);
}
