import { type ClientRequest, request } from "node:http";
import { closeDatabase } from "#db/client";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { startFloor } from "#tests/bench/floor";
import { median, type Row, timeRow } from "#tests/bench/row";
import type { Stage } from "#tests/bench/stage";
import { reply, SYSTEM } from "#tests/people";

const STREAMS = 1_000;
const TIMES = 5;

/** One act, and when the last of so many open pages has heard of it. The server looks twice a second. */
export async function liveRows({ site, thread, forum }: Stage): Promise<Row[]> {
  const floor = await startFloor([]);
  const house = await openHouseAccount(SYSTEM);
  const ours = await open(`${site.url}${thread}/live`);
  const bare = await open(`${floor.url}/stream`);
  try {
    const times: number[] = [];
    const floors: number[] = [];
    for (let i = 0; i < TIMES; i += 1) {
      times.push(
        await heardAfter(ours, () => reply(house, forum.deepest, { thread: forum.slug, body: `Reply ${i}.` })),
      );
      floors.push(await heardAfter(bare, () => fetch(`${floor.url}/tell`)));
    }
    return [timeRow(`1 act → ${STREAMS.toLocaleString("en")} open pages`, median(times), median(floors))];
  } finally {
    await closeDatabase();
    for (const { asked } of [...ours.all, ...bare.all]) asked.destroy();
    await floor.stop();
  }
}

type Streams = { all: { asked: ClientRequest }[]; heard: { count: number; done: () => void } };

/** From as many networks as there are streams, as one network has no more than some hundred. */
async function open(url: string): Promise<Streams> {
  const heard = { count: 0, done: () => {} };
  const hello: Promise<void>[] = [];
  const all = Array.from({ length: STREAMS }, (_, i) => {
    const headers = { "x-forwarded-for": `10.1.${i >> 8}.${i & 255}` };
    const asked = request(url, { headers, agent: false });
    hello.push(
      new Promise((resolve, reject) => {
        asked.on("error", reject);
        asked.on("response", (response) => {
          if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}.`));
          response.on("error", () => {});
          response.on("data", (chunk: Buffer) => {
            if (chunk.includes("event: hello")) resolve();
            if (!chunk.includes("event: arguments")) return;
            heard.count += 1;
            if (heard.count === STREAMS) heard.done();
          });
        });
      }),
    );
    asked.end();
    return { asked };
  });
  await Promise.all(hello);
  return { all, heard };
}

async function heardAfter({ heard }: Streams, act: () => Promise<unknown>): Promise<number> {
  heard.count = 0;
  const all = new Promise<void>((resolve) => {
    heard.done = resolve;
  });
  const from = performance.now();
  await act();
  await all;
  return performance.now() - from;
}
