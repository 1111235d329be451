import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Person } from "#lib/viewer";
import { loadBoth } from "#tests/bench/load";
import { type Row, rateRow } from "#tests/bench/row";
import { preparePosts, sendAll, signUp } from "#tests/bench/rows/posting";
import type { Stage } from "#tests/bench/stage";
import { type Site, startSite } from "#tests/e2e/site";
import { startOwn } from "#tests/postgres/server";

const BROTLI = { "accept-encoding": "br" };
const WARM = 200;
const POSTS = 800;
const SEVERAL = 3;

/**
 * The same forum in both engines, side by side in one run: the stage’s own in SQLite, and a copy of it in a PostgreSQL on
 * this machine, which shares the cores with the forum and the load.
 */
export async function engineRows(stage: Stage): Promise<Row[]> {
  // Before the copy is made, so that they are members of both.
  const people = await signUp((WARM + POSTS) * 3, "engine");
  const server = await startOwn();
  const sites: Site[] = [];
  try {
    await promisify(execFile)(process.execPath, ["bin/parley.ts", "migrate-to", server.address]);
    const start = async (processes: number): Promise<Stage> => {
      const site = await startSite(mkdtempSync(join(tmpdir(), "parley-bench-")), processes, {
        environment: { DATABASE_URL: server.address, PARLEY_SECRET: secretOf(stage), PARLEY_PROXIES: "1" },
      });
      sites.push(site);
      return { ...stage, site };
    };
    const [one, several] = [await start(1), await start(SEVERAL)];
    const [few, many, more] = [0, 1, 2].map((i) => people.slice(i * (WARM + POSTS), (i + 1) * (WARM + POSTS)));
    const ofSqlite = { few: await postRate(stage, few, 8), many: await postRate(stage, many, 64) };
    const ofPostgres = { few: await postRate(one, few, 8), many: await postRate(one, many, 64) };
    const ofSeveral = await postRate(several, more, 64);
    return [
      await readRow("thread, brotli, from memory", one, stage, { paths: [stage.thread] }),
      await readRow("viewer call", one, stage, { paths: [VIEWER], headers: await cookieOfFirst(stage, people) }),
      await readRow("search, 200 different ones", one, stage, SEARCHES),
      rateRow("posting, 8 at once", ofPostgres.few, ofSqlite.few),
      rateRow("posting, 64 at once", ofPostgres.many, ofSqlite.many),
      await readRow(`search, ${SEVERAL} processes against one`, several, one, SEARCHES, BOTH_POSTGRES),
      rateRow(`posting, 64 at once, ${SEVERAL} processes against one`, ofSeveral, ofPostgres.many, BOTH_POSTGRES),
    ];
  } finally {
    for (const site of sites) await site.stop();
    await server.stop();
  }
}

const BOTH_POSTGRES = "both on PostgreSQL";
const VIEWER = "/api/viewer";
const SEARCHES = { paths: Array.from({ length: 200 }, (_, i) => `/search?q=talks+${i}`), fromMany: true };

const secretOf = ({ site }: Stage) => readFileSync(join(site.data, "secret"), "utf8").trim();
const cookieOfFirst = async (stage: Stage, [first]: readonly Person[]) => (first ? stage.cookieOf(first) : {});

type Asked = { paths: string[]; headers?: Record<string, string>; fromMany?: boolean };

/** How often one answers against how often the other does, in turns. */
async function readRow(name: string, ours: Stage, theirs: Stage, asked: Asked, note?: string): Promise<Row> {
  const { paths, fromMany } = asked;
  const [first = "/"] = paths;
  const both = { headers: { ...BROTLI, ...asked.headers }, ...(fromMany ? { paths, fromMany } : {}) };
  const rates = await loadBoth({ ...both, url: ours.site.url + first }, { ...both, url: theirs.site.url + first });
  return rateRow(name, rates.ours.rate, rates.floor.rate, note);
}

/** Posts that were accepted, which is on disk, in a second. */
async function postRate(stage: Stage, people: readonly Person[] = [], atOnce: number): Promise<number> {
  const posts = await preparePosts(stage, people, atOnce);
  await sendAll(posts.slice(0, WARM), undefined, atOnce);
  const from = performance.now();
  await sendAll(posts.slice(WARM), undefined, atOnce);
  return POSTS / ((performance.now() - from) / 1000);
}
