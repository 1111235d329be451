import { execFileSync } from "node:child_process";
import { answerOf } from "#tests/bench/answer-of";
import { startFloor } from "#tests/bench/floor";
import { load } from "#tests/bench/load";
import { type Row, rowOf } from "#tests/bench/row";
import type { Stage } from "#tests/bench/stage";

const SECONDS = 60;

/** What the server's processes hold after SECONDS of readers on many different pages. */
export async function memoryRows({ site, thread, forum }: Stage): Promise<Row[]> {
  const threads = Array.from({ length: forum.threads }, (_, i) => `/threads/thread-${i}`);
  const paths = ["/", "/log", "/transparency", `${thread}/timeline`, `${thread}/map`, ...threads];
  const headers = { "accept-encoding": "br" };
  const floor = await startFloor([await answerOf(site.url + thread, headers)]);
  try {
    const { rate } = await load({ url: site.url, paths, headers, seconds: SECONDS });
    await load({ url: floor.url + thread, headers, seconds: SECONDS / 6 });
    const [ours, bare] = [megabytesOf(site.pid), megabytesOf(floor.pid)];
    const note = `${Math.round(rate)} pages/s of ${paths.length} different ones`;
    return [rowOf(`memory after ${SECONDS} s of load`, `${ours} MB`, `${bare} MB`, bare / ours, note)];
  } finally {
    await floor.stop();
  }
}

/** Resident memory of a process and of those that it started. */
function megabytesOf(pid: number | undefined): number {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,rss="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (const [id, parent] of rows) if (family.has(parent)) family.add(id);
  const kilobytes = rows.reduce((sum, [id, , rss = 0]) => sum + (family.has(id) ? rss : 0), 0);
  return Math.round(kilobytes / 1024);
}
