import { readFileSync } from "node:fs";

// Linux counts the time of a process in these, whatever its own clock.
const TICK_MS = 10;

/** The time that all threads of a process have used, in themselves and in the system, in milliseconds (proc(5): the 14th and 15th field). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
