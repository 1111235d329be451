import { answerOf } from "#tests/bench/answer-of";
import { cpuOf } from "#tests/bench/cpu-of";
import { startFloor } from "#tests/bench/floor";
import { median, type Row, timeRow } from "#tests/bench/row";
import type { Stage } from "#tests/bench/stage";
import { fillPage } from "#tests/full-page";
import { inRawDatabase } from "#tests/integration/raw-database";
import { emptyThread } from "#tests/people";

const TIMES = 40;
const FULL = "a-full-page";
/** Enough of them, and in so many turns, for the ticks in which time is counted, and for what else runs meanwhile. */
const RENDERINGS = 20;
const TURNS = 15;

/** A thread right after something in it changed, so that nothing that was kept can be sent: one request at a time. */
export async function coldRows(stage: Stage): Promise<Row[]> {
  return [await renderedAnew(stage), await cpuOfRendering(stage)];
}

async function renderedAnew({ site, thread, forum }: Stage): Promise<Row> {
  const floor = await startFloor([await answerOf(site.url + thread, HEADERS)]);
  try {
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let i = -5; i < TIMES; i += 1) {
      rateOnce(forum.loved);
      const [a, b] = [await timeOf(site.url + thread), await timeOf(floor.url + thread)];
      if (i < 0) continue;
      ours.push(a);
      bare.push(b);
    }
    return timeRow("thread, rendered anew", median(ours), median(bare));
  } finally {
    await floor.stop();
  }
}

/**
 * What a page of 100 arguments costs all threads of the server, against the smallest page that the same app renders:
 * that there is nothing at an address. Uncompressed, and in turns.
 */
async function cpuOfRendering({ site }: Stage): Promise<Row> {
  const { id } = await emptyThread(FULL);
  const rated = inRawDatabase((db) => {
    fillPage(db, id);
    return Number(db.prepare("SELECT min(id) FROM arguments WHERE thread_id = ?").pluck().get(id));
  });
  const [ours, least]: [number[], number[]] = [[], []];
  for (let i = -5; i < TURNS; i += 1) {
    const a = await cpuPer(site.pid, () => {
      rateOnce(rated);
      return answerOf(`${site.url}/threads/${FULL}`, PLAIN);
    });
    const b = await cpuPer(site.pid, () => answerOf(`${site.url}/nowhere`, PLAIN));
    if (i < 0) continue;
    ours.push(a);
    least.push(b);
  }
  return timeRow("CPU of a rendering, 100 arguments", median(ours), median(least), "floor: the app’s page for a 404");
}

async function cpuPer(pid: number, ask: () => Promise<unknown>): Promise<number> {
  const before = cpuOf(pid);
  for (let i = 0; i < RENDERINGS; i += 1) await ask();
  return (cpuOf(pid) - before) / RENDERINGS;
}

const HEADERS = { "accept-encoding": "br" };
const PLAIN = { "accept-encoding": "identity" };

/** One more of a side calls an argument weak. */
function rateOnce(id: number) {
  inRawDatabase((db) => db.prepare("UPDATE arguments SET raters1 = raters1 + 1 WHERE id = ?").run(id));
}

async function timeOf(url: string): Promise<number> {
  const from = performance.now();
  await answerOf(url, HEADERS);
  return performance.now() - from;
}
