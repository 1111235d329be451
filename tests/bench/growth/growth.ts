import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase } from "#db/client";
import { sealSession, sessionCookie } from "#lib/accounts/session-cookie";
import { type Forum, fillForum } from "#tests/bench/forum/fill-forum";
import { curves } from "#tests/bench/growth/curves";
import { forgetPages } from "#tests/bench/growth/forget-pages";
import { type GrowingPage, PAGES } from "#tests/bench/growth/pages";
import { postOnce } from "#tests/bench/growth/post-once";
import { networkOf } from "#tests/bench/load";
import { writeReport } from "#tests/bench/report";
import { median } from "#tests/bench/row";
import { type Site, startSite } from "#tests/e2e/site";

const SIZES = [100, 1_000, 10_000, 100_000, 1_000_000];
/** From here on every page is full. */
const FULL = 1_000;
const MOST = 2;
const ROUNDS = 7;
const WARM = 2;
const PICTURE = new URL("../../../docs/growth.svg", import.meta.url);

export type Grown = { size: number; forum: Forum; site: Site; data: string; seconds: number };
/** The median of one page on each size, in milliseconds. */
export type Curve = { name: string; sizes: readonly number[]; ms: number[] };

/** Each page on forums of 10² to 10⁶ arguments, each on a server of its own, asked in turns so that all is the same for each. */
export async function growth(): Promise<void> {
  const grown: Grown[] = [];
  for (const size of SIZES) grown.push(await grow(size));
  await measureGrowth(grown);
}

/** Writes the picture and the table of these. */
export async function measureGrowth(grown: readonly Grown[]): Promise<void> {
  const measured: Curve[] = [];
  try {
    for (const page of PAGES) measured.push(await curveOf(page, grown));
    measured.push(await postingCurve(grown));
  } finally {
    await Promise.all(grown.map(({ site }) => site.stop()));
  }
  writeFileSync(PICTURE, curves(measured));
  writeReport("growth", [filled(grown), tableOf(measured)].join("\n\n"));
  console.log(tableOf(measured));
}

async function grow(size: number): Promise<Grown> {
  const data = mkdtempSync(join(tmpdir(), "parley-growth-"));
  process.env.PARLEY_DATA = data;
  const from = performance.now();
  const forum = await fillForum(size);
  const seconds = (performance.now() - from) / 1000;
  await closeDatabase();
  console.log(`${size.toLocaleString("en")} arguments after ${seconds.toFixed(0)} s.`);
  return { size, forum, site: await startSite(data, 1, { environment: { PARLEY_PROXIES: "1" } }), data, seconds };
}

async function curveOf(page: GrowingPage, grown: readonly Grown[]): Promise<Curve> {
  const asked = [];
  for (const each of grown) asked.push(await addressOf(page, each));
  const times: number[][] = grown.map(() => []);
  for (let round = -WARM; round < ROUNDS; round += 1) {
    for (const [i, each] of asked.entries()) {
      process.env.PARLEY_DATA = grown[i]?.data;
      forgetPages();
      const ms = await timeOf(each, round >= 0 && grown[i]?.size !== SIZES[0]);
      if (round >= 0) times[i]?.push(ms);
    }
  }
  const curve = { name: page.name, sizes: grown.map(({ size }) => size), ms: times.map(median) };
  console.log(`${page.name.padEnd(32)} ${curve.ms.map((ms) => ms.toFixed(1)).join(" → ")} ms`);
  return curve;
}

let asked = 0;
type Address = { url: string; headers: Record<string, string> };

async function addressOf(page: GrowingPage, { site, forum, data }: Grown): Promise<Address> {
  process.env.PARLEY_DATA = data; // whose secret seals the cookie
  const who = page.who && forum[page.who];
  const headers: Record<string, string> = who
    ? { cookie: `${sessionCookie().name}=${await sealSession(who.sessionId)}` }
    : {};
  const url = site.url + page.path(forum);
  if (!page.next) return { url, headers };
  const [, next] = page.next.exec(await (await fetch(url, { headers })).text()) ?? [];
  return { url: next ? site.url + next.replaceAll("&amp;", "&") : url, headers };
}

async function timeOf({ url, headers }: Address, isFull: boolean): Promise<number> {
  const from = performance.now();
  asked += 1;
  const fromAnother = { ...headers, "x-forwarded-for": networkOf(asked) };
  const response = await fetch(url, { headers: fromAnother, redirect: "manual" });
  await response.arrayBuffer();
  const ms = performance.now() - from;
  if (response.headers.get("x-parley-cache") === "hit")
    throw new Error(`${url} was kept, so that nothing was measured.`);
  if (isFull && response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
  return ms;
}

async function postingCurve(grown: readonly Grown[]): Promise<Curve> {
  const times: number[][] = grown.map(() => []);
  for (const [i, { forum, data }] of grown.entries()) {
    process.env.PARLEY_DATA = data;
    for (let round = -WARM; round < ROUNDS; round += 1) {
      const ms = await postOnce(forum, round + WARM);
      if (round >= 0) times[i]?.push(ms);
    }
  }
  await closeDatabase();
  return { name: "posting a reply (the verb)", sizes: grown.map(({ size }) => size), ms: times.map(median) };
}

const filled = (grown: readonly Grown[]) =>
  `Filled in ${grown.map(({ size, seconds }) => `${seconds.toFixed(1)} s (${size.toLocaleString("en")})`).join(", ")}.`;

function tableOf(measured: readonly Curve[]): string {
  const [head = ""] = [SIZES.map((size) => size.toLocaleString("en")).join(" | ")];
  const rows = measured.map(({ name, ms }) => {
    const ratio = (ms.at(-1) ?? 0) / (ms[SIZES.indexOf(FULL)] ?? 1);
    const told = ratio > MOST ? `**${ratio.toFixed(2)}**` : ratio.toFixed(2);
    return `| ${name} | ${ms.map((each) => each.toFixed(1)).join(" | ")} | ${told} |`;
  });
  return [
    `| ms | ${head} | largest ÷ ${FULL.toLocaleString("en")} |`,
    `|---|${"--:|".repeat(SIZES.length + 1)}`,
    ...rows,
  ].join("\n");
}
