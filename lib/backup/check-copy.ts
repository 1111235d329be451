import { execFile } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { environmentFor, type Place } from "#db/data-folder";

const PROGRAM = fileURLToPath(new URL("../../bin/check-copy.ts", import.meta.url));
const MOST_WORDS = 10_000_000;

/** What a check of a copy found: `faults` in sentences; how many who left were forgotten in it again. */
export type Checked = { faults: string[]; forgotten: number };

/**
 * Checks a copy of the database as `parley verify` does, in a process of its own: it may take a while, and the copy is
 * opened as a forum's own. `adopt` first brings it up to this program and forgets who left since it was made; `index`
 * first makes its search index. How far it is, it says in sentences.
 */
export async function checkCopy(
  place: Place,
  how: "look" | "adopt" | "index",
  say: (sentence: string) => void = () => undefined,
): Promise<Checked> {
  const running = promisify(execFile)(process.execPath, [PROGRAM, how], {
    env: environmentFor(place),
    maxBuffer: MOST_WORDS,
  });
  if (running.child.stderr) createInterface(running.child.stderr).on("line", say);
  const { stdout } = await running;
  return JSON.parse(stdout) as Checked;
}
