import { answerOf } from "#tests/bench/answer-of";
import { startFloor } from "#tests/bench/floor";
import { median, type Row, timeRow } from "#tests/bench/row";
import type { Stage } from "#tests/bench/stage";
import { inRawDatabase } from "#tests/integration/raw-database";

const TIMES = 40;

/** A thread right after something in it changed, so that nothing that was kept can be sent: one request at a time. */
export async function coldRows({ site, thread, forum }: Stage): Promise<Row[]> {
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
    return [timeRow("thread, rendered anew", median(ours), median(bare))];
  } finally {
    await floor.stop();
  }
}

const HEADERS = { "accept-encoding": "br" };

/** One more of a side calls an argument weak. */
function rateOnce(id: number) {
  inRawDatabase((db) => db.prepare("UPDATE arguments SET raters1 = raters1 + 1 WHERE id = ?").run(id));
}

async function timeOf(url: string): Promise<number> {
  const from = performance.now();
  await answerOf(url, HEADERS);
  return performance.now() - from;
}
