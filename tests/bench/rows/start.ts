import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startFloor } from "#tests/bench/floor";
import { median, type Row, timeRow } from "#tests/bench/row";
import { startSite } from "#tests/e2e/site";

const TIMES = 5;

/** From the start of the process to its first page: the database is made and its first thread opened on the way. */
export async function startRows(): Promise<Row[]> {
  const times: number[] = [];
  const floors: number[] = [];
  for (let i = -1; i < TIMES; i += 1) {
    const from = performance.now();
    const site = await startSite(mkdtempSync(join(tmpdir(), "parley-bench-")));
    await (await fetch(site.url)).arrayBuffer();
    const took = performance.now() - from;
    await site.stop();
    const floor = await startFloor([]);
    await floor.stop();
    if (i < 0) continue;
    times.push(took);
    floors.push(floor.startMs);
  }
  return [timeRow("start → first page, a new forum", median(times), median(floors))];
}
