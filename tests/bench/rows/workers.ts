import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataFolder } from "#db/client";
import { close as closeSqlite } from "#db/sqlite/connections";
import { loadBoth } from "#tests/bench/load";
import { type Row, rateRow } from "#tests/bench/row";
import type { Stage } from "#tests/bench/stage";
import { startSite } from "#tests/e2e/site";
import { inRawDatabase } from "#tests/integration/raw-database";

const WORKERS = 2;

/** What a second worker adds where the work is: pages that are made for each request. Not against bare Node, but against one worker. */
export async function workersRows({ site }: Stage): Promise<Row[]> {
  const together = await startSite(copyOfForum(), WORKERS, { environment: { PARLEY_PROXIES: "1" } });
  try {
    const paths = Array.from({ length: 200 }, (_, i) => `/search?q=talks+${i}`);
    const asked = { headers: { "accept-encoding": "br" }, paths, fromMany: true };
    const { ours, floor } = await loadBoth({ ...asked, url: together.url }, { ...asked, url: site.url });
    return [
      rateRow(
        `search, ${WORKERS} workers`,
        ours.rate,
        floor.rate,
        "against one; the load takes its share of the cores",
      ),
    ];
  } finally {
    await together.stop();
  }
}

function copyOfForum(): string {
  const data = mkdtempSync(join(tmpdir(), "parley-bench-workers-"));
  inRawDatabase((db) => db.prepare("VACUUM INTO ?").run(join(data, "parley.db")));
  closeSqlite();
  copyFileSync(join(dataFolder(), "secret"), join(data, "secret"));
  return data;
}
