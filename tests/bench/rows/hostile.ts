import { handlesIn, renderArgument } from "#lib/text/markdown";
import { load } from "#tests/bench/load";
import { type Row, rowOf, time } from "#tests/bench/row";
import type { Stage } from "#tests/bench/stage";
import { BODIES, sendNonsense } from "#tests/hostile/bodies";
import { LONG, PATHOLOGICAL } from "#tests/hostile/pathological";

const TRIES = 5;
const SENDERS = 4;
const SECONDS = 5;

/** What texts and requests cost that are made to cost much: against plain words of the same length, and against quiet. */
export async function hostileRows({ site, thread }: Stage): Promise<Row[]> {
  return [
    worstMarkdown(LONG, "64 kB of the worst Markdown, parsed", parse),
    worstMarkdown(LONG, "parsed, rendered and sanitised", renderArgument),
    worstMarkdown(5_000, "as much of it as a member can send", renderArgument),
    await beside(site.url, thread),
  ];
}

/** What looks for mentions parses the whole text, and does nothing else where there are none. */
const parse = (text: string) => handlesIn(`@ ${text}`);

function worstMarkdown(length: number, name: string, handle: (text: string) => unknown): Row {
  const msOf = (text: string) => leastMs(() => handle(text));
  const costs = Object.entries(PATHOLOGICAL).map(([kind, textOf]) => ({ kind, ms: msOf(textOf(length)) }));
  const worst = costs.reduce((dearest, each) => (each.ms > dearest.ms ? each : dearest));
  const plain = msOf("word ".repeat(length / 5));
  const within = costs.filter(({ ms }) => ms < 50).length;
  return rowOf(name, time(worst.ms), time(plain), plain / worst.ms, `${within} of ${costs.length} kinds below 50 ms`);
}

function leastMs(work: () => void): number {
  const times = Array.from({ length: TRIES }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return Math.min(...times);
}

async function beside(url: string, thread: string): Promise<Row> {
  const read = () => load({ url: url + thread, seconds: SECONDS });
  const quiet = await read();
  let isOver = false;
  const sending = Array.from({ length: SENDERS }, () => sendNonsense(url, {}, () => isOver));
  const busy = await read();
  isOver = true;
  const sent = (await Promise.all(sending)).reduce((sum, each) => sum + each, 0);
  return rowOf(
    "p99 of readers while nonsense is sent",
    time(busy.p99),
    `${time(quiet.p99)} when quiet`,
    quiet.p99 / busy.p99,
    `${BODIES.length} kinds of bodies, ${Math.round(sent / SECONDS)}/s`,
  );
}
