import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase } from "#db/client";
import { fillThread } from "#tests/bench/fill-thread";
import { inWords, medians, ratio } from "#tests/bench/measure";
import { startSite } from "#tests/e2e/site";
import { inRawDatabase } from "#tests/integration/raw-database";
import { emptyThread, seededDatabase } from "#tests/people";

// A thread of 10,000 arguments, eight levels deep, against one of 100, on one server in one run. What counts is the
// ratio; the times say more of the machine. The pages of a thread of 1,000 are as full as those of the long one: the
// ratio to it tells what the length alone costs.
const SHORT = 100;
const FULL = 1_000;
const LONG = 10_000;
const ROUNDS = 40;

const data = mkdtempSync(join(tmpdir(), "parley-bench-"));
process.env.PARLEY_DATA = data;
await seededDatabase();
const short = await filled("short", SHORT);
const full = await filled("full", FULL);
const long = await filled("long", LONG);
closeDatabase();

const site = await startSite(data);
try {
  const pages: [string, (thread: typeof short) => string][] = [
    ["thread", ({ slug }) => `/threads/${slug}`],
    ["timeline", ({ slug }) => `/threads/${slug}/timeline`],
    ["map", ({ slug }) => `/threads/${slug}/map`],
    ["argument at depth 8", ({ slug, deepest }) => `/threads/${slug}/arguments/${deepest}`],
  ];
  console.log(`Medians of ${ROUNDS} answers, ${LONG} arguments against ${SHORT} and against ${FULL}:`);
  for (const [name, pathOf] of pages) {
    const asked = [long, full, short].map((thread) => ({ url: site.url + pathOf(thread) }));
    const measured = await medians(asked, ROUNDS);
    const [slow, middle, fast] = measured;
    const times = measured.map(inWords).join(" / ");
    console.log(`  ${name.padEnd(20)} × ${ratio(slow, fast)}   × ${ratio(slow, middle)}   ${times}`);
  }
} finally {
  await site.stop();
}

async function filled(slug: string, many: number) {
  const { id } = await emptyThread(slug);
  return { slug, ...inRawDatabase((db) => fillThread(db, id, many)) };
}
