import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { ends, hears, inAnotherProcess, PATIENCE_MS } from "#tests/integration/another-process";

/** A process that stops and closes like this once it is told to, and would never end by itself. */
async function running(stop: string, close: string) {
  const process = inAnotherProcess(`
    import { stopOnSignal } from "#lib/http/stop-on-signal";
    stopOnSignal(${stop}, ${close});
    setInterval(() => {}, 1_000);
    console.log("runs");
  `);
  expect(await hears(process)).toBe("runs");
  return process;
}

const NOTHING = "async () => {}";
const NEVER = "() => new Promise(() => {})";
const TOLD = 'async () => { console.log("is told"); await new Promise(() => {}); }';

test.each(["SIGINT", "SIGTERM"] as const)("%s ends it well", { timeout: PATIENCE_MS }, async (signal) => {
  const process = await running(NOTHING, NOTHING);
  process.kill(signal);
  expect(await ends(process)).toBe(0);
});

test("a database that never says that it was left holds up no end", { timeout: PATIENCE_MS }, async () => {
  const process = await running(NOTHING, NEVER);
  process.kill("SIGTERM");
  expect(await ends(process)).toBe(0);
});

test("a second Ctrl-C ends what takes too long, and one that is heard twice does not", {
  timeout: PATIENCE_MS,
}, async () => {
  const process = await running(TOLD, NOTHING);
  process.kill("SIGINT");
  expect(await hears(process)).toBe("is told");
  process.kill("SIGINT");
  process.kill("SIGTERM");
  await sleep(1_000);
  expect(process.exitCode).toBeNull();
  process.kill("SIGTERM");
  await sleep(100);
  expect(process.exitCode).toBeNull();
  process.kill("SIGINT");
  expect(await ends(process)).toBe(130);
});
