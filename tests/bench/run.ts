// npm run bench: every row of the table, ours against a bare Node server in the same run. Names after `--` choose some.
import { closeDatabase } from "#db/client";
import { growth } from "#tests/bench/growth/growth";
import { table, writeReport } from "#tests/bench/report";
import type { Row } from "#tests/bench/row";
import { coldRows } from "#tests/bench/rows/cold";
import { drawnRows } from "#tests/bench/rows/drawn";
import { engineRows } from "#tests/bench/rows/engines";
import { hideRows } from "#tests/bench/rows/hide";
import { hostileRows } from "#tests/bench/rows/hostile";
import { liveRows } from "#tests/bench/rows/live";
import { memoryRows } from "#tests/bench/rows/memory";
import { pageRows, searchRows } from "#tests/bench/rows/pages";
import { postingRows } from "#tests/bench/rows/posting";
import { signedInRows } from "#tests/bench/rows/signed-in";
import { startRows } from "#tests/bench/rows/start";
import { threadRows } from "#tests/bench/rows/thread";
import { workersRows } from "#tests/bench/rows/workers";
import { type Stage, setStage } from "#tests/bench/stage";

const PARTS: Record<string, (stage: Stage) => Promise<Row[]>> = {
  thread: threadRows,
  viewer: signedInRows,
  home: pageRows,
  cold: coldRows,
  drawn: drawnRows,
  search: searchRows,
  workers: workersRows,
  hide: hideRows,
  live: liveRows,
  posting: postingRows,
  hostile: hostileRows,
  memory: memoryRows,
  start: startRows,
};

/** Tables of their own. */
const TABLES = ["engines", "growth"];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !TABLES.includes(name) && !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}. There are: ${[...Object.keys(PARTS), ...TABLES].join(", ")}.`);
  process.exit(1);
}
const chosen = Object.entries(PARTS).filter(([name]) => asked.length === 0 || asked.includes(name));

// One worker against one bare process; and as many networks as there are open pages.
process.env.WEB_CONCURRENCY = "1";
process.env.PARLEY_PROXIES = "1";
if (chosen.length > 0) await measureRows();
if (asked.length === 0 || asked.includes("engines")) await compareEngines();
if (asked.length === 0 || asked.includes("growth")) await growth();

async function measureRows() {
  const rows = await onStage(async (stage) => {
    const all: Row[] = [];
    for (const [name, measure] of chosen) {
      console.log(`Measuring ${name} …`);
      all.push(...(await measure(stage)));
    }
    return all;
  });
  console.log(table(rows));
  // A part of the table would stand beside rows of another run.
  if (asked.length === 0) writeReport("rows", table(rows));
}

async function compareEngines() {
  console.log("Comparing the engines …");
  const compared = table(await onStage(engineRows), ["PostgreSQL", "SQLite"]);
  console.log(compared);
  writeReport("engines", compared);
}

/** Runs `measure` on a forum of its own. */
async function onStage(measure: (stage: Stage) => Promise<Row[]>): Promise<Row[]> {
  const stage = await setStage();
  try {
    return await measure(stage);
  } finally {
    await closeDatabase();
    await stage.site.stop();
  }
}
