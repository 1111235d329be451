import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "#db/client";
import { hideArgument } from "#lib/moderation/hide-argument";
import { startSite } from "#tests/e2e/site";
import { argue, person, seededDatabase, THREAD } from "#tests/people";

const STREAMS = 2_000;
const AT_ONCE = 50;
// As many as an address may have open are 200. Linux answers at all of 127.0.0.0/8.
const ADDRESSES = 20;
// Long enough for a heartbeat to fall into it.
const QUIET_MS = 30_000;
// Linux counts the time of a process in these, whatever its own clock.
const TICKS_PER_SECOND = 100;

type Row = { name: string; value: number; unit: string };

/** What 2,000 open pages cost one process, and how long after a hiding they are all told. */
export async function measureLive(): Promise<Row[]> {
  const data = mkdtempSync(join(tmpdir(), "parley-bench-"));
  process.env.PARLEY_DATA = data;
  await seededDatabase();
  const [author, moderator] = [await person("the-author"), await person("the-moderator", "moderator")];
  const id = await argue(author, { claim: "To be hidden" });
  const site = await startSite(data);
  try {
    await sleep(2_000);
    const before = megabytesOf(site.pid);
    const opened = performance.now();
    const told = await openStreams(site.url);
    const opening = performance.now() - opened;
    await sleep(2_000);
    const open = megabytesOf(site.pid);
    const used = secondsOf(site.pid);
    await sleep(QUIET_MS);
    const quiet = secondsOf(site.pid) - used;

    const decided = hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "For the bench." });
    const committed = decided.then(() => performance.now());
    const heard = (await Promise.all(told)).sort((a, b) => a - b);
    const from = await committed;
    const after = megabytesOf(site.pid);
    return [
      { name: `opening ${STREAMS} streams`, value: opening, unit: "ms" },
      { name: "memory before", value: before, unit: "MB" },
      { name: `memory for ${STREAMS} open streams`, value: open - before, unit: "MB" },
      { name: "memory for them after half a minute and an event", value: after - before, unit: "MB" },
      { name: "of one core while quiet", value: (100 * quiet) / (QUIET_MS / 1_000), unit: "%" },
      { name: "hide → first told", value: (heard[0] ?? 0) - from, unit: "ms" },
      { name: "hide → last told", value: (heard.at(-1) ?? 0) - from, unit: "ms" },
    ];
  } finally {
    await site.stop();
    await closeDatabase();
  }
}

/** Opens them all, and answers for each when it is told that something was removed. */
async function openStreams(url: string): Promise<Promise<number>[]> {
  const told: Promise<number>[] = [];
  for (let i = 0; i < STREAMS; i += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, (_, j) => open(url, `127.0.0.${1 + ((i + j) % ADDRESSES)}`));
    told.push(...(await Promise.all(some)).map(whenTold));
  }
  return told;
}

async function open(url: string, localAddress: string): Promise<IncomingMessage> {
  const { port } = new URL(url);
  const path = `/threads/${THREAD}/live`;
  const [response] = await once(get({ host: "127.0.0.1", port, path, localAddress, agent: false }), "response");
  if (response.statusCode !== 200) throw new Error(`A stream was refused: ${response.statusCode}.`);
  return response;
}

function whenTold(response: IncomingMessage): Promise<number> {
  return new Promise((resolve) => {
    response.on("error", () => {});
    response.on("data", (chunk) => {
      if (String(chunk).includes("event: removed")) resolve(performance.now());
    });
  });
}

function megabytesOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1_000;
}

/** The time that a process has used, in itself and in the system, in seconds (proc(5): the 14th and 15th field). */
function secondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

if (import.meta.main) {
  for (const { name, value, unit } of await measureLive())
    console.log(`  ${name.padEnd(50)} ${value.toFixed(1)} ${unit}`);
  process.exit();
}
