import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { ends, inAnotherProcess, PATIENCE_MS } from "#tests/integration/another-process";

const LISTENS = 'import { createServer } from "node:http"; const server = createServer().listen(0);';

/** What is printed when two workers run `program` and `then` follows, and the exit code. */
async function kept(program: string, then = "", settings = {}) {
  const file = join(mkdtempSync(join(tmpdir(), "parley-workers-")), "program.mjs");
  writeFileSync(file, program);
  const child = inAnotherProcess(`
    import cluster from "node:cluster";
    import { once } from "node:events";
    import { keepWorkers } from "#lib/http/workers";
    // This text is an argument of Node itself, and not for those that are started.
    cluster.setupPrimary(${JSON.stringify({ execArgv: [], ...settings })});
    const limits = { firstPauseMs: 1, longestPauseMs: 20, soundAfterMs: 60_000, stopMs: 500 };
    const stop = await keepWorkers(2, ${JSON.stringify(file)}, limits).catch((error) => {
      console.log("could not: " + error.message);
      process.exit(1);
    });
    ${then}
    await stop();
    console.log("left: " + Object.keys(cluster.workers).length);
    process.exit(0);
  `);
  if (!child.stdout) throw new Error("The process has no output.");
  const [printed, code] = await Promise.all([text(child.stdout), ends(child)]);
  return { printed, code };
}

test("why the first worker cannot listen is said, in its own words", { timeout: PATIENCE_MS }, async () => {
  const program = `
    const { giveUp } = await import(${JSON.stringify(new URL("../../lib/http/workers.ts", import.meta.url).href)});
    giveUp("The port is taken.");
  `;
  expect(await kept(program)).toEqual({ printed: "could not: The port is taken.\n", code: 1 });
});

test("a worker that ends without a word is told by how it ended", { timeout: PATIENCE_MS }, async () => {
  const { printed, code } = await kept("process.exit(3);");
  expect(printed).toBe("could not: A process that answers has ended (exit code 3).\n");
  expect(code).toBe(1);
});

test("a worker that the system does not start is told by what it says", { timeout: PATIENCE_MS }, async () => {
  const { printed, code } = await kept(LISTENS, "", { cwd: "/nowhere" });
  expect(printed).toBe(`could not: A process that answers cannot be started (spawn ${process.execPath} ENOENT).\n`);
  expect(code).toBe(1);
});

test("one that cannot be started while others answer is tried again", { timeout: PATIENCE_MS }, async () => {
  const then = `
    const [one] = Object.values(cluster.workers);
    cluster.setupPrimary({ cwd: "/nowhere" });
    one.process.kill("SIGKILL");
    await once(one, "exit");
    await new Promise((resolve) => setTimeout(resolve, 100));
    cluster.setupPrimary({ cwd: process.cwd() });
    await once(cluster, "listening");
  `;
  const { printed, code } = await kept(LISTENS, then);
  expect(printed).toContain("has ended (SIGKILL). Another one takes its place.");
  expect(printed).toContain(`cannot be started (spawn ${process.execPath} ENOENT). Another one takes its place.`);
  expect(printed).toMatch(/left: 0\n$/);
  expect(code).toBe(0);
});

test("who ends is replaced, however often", { timeout: PATIENCE_MS }, async () => {
  const dying = `${LISTENS} server.once("listening", () => setTimeout(() => process.exit(4), 50));`;
  const { printed, code } = await kept(dying, 'for (let i = 0; i < 6; i += 1) await once(cluster, "exit");');
  const lines = printed.trim().split("\n");
  expect(lines.filter((line) => line.includes("(exit code 4). Another one takes its place.")).length).toBeGreaterThan(
    5,
  );
  expect(lines).toContain("left: 0");
  expect(code).toBe(0);
});

test("who does not end when asked is made to", { timeout: PATIENCE_MS }, async () => {
  const { printed, code } = await kept(`${LISTENS} process.on("SIGTERM", () => {});`);
  expect(printed).toBe("left: 0\n");
  expect(code).toBe(0);
});
