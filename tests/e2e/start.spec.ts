import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "#tests/e2e/fixtures";
import { startSite } from "#tests/e2e/site";

async function failingStart(environment: Record<string, string>): Promise<{ code: number | null; words: string }> {
  const server = spawn("node", ["server.ts"], { env: { ...process.env, PORT: "0", ...environment } });
  let words = "";
  server.stderr.on("data", (chunk) => {
    words += chunk;
  });
  await once(server, "close");
  return { code: server.exitCode, words };
}

const emptyFolder = () => mkdtempSync(join(tmpdir(), "parley-start-"));

test("operators are told whether it lives and is ready, and a stop answers what is under way", async () => {
  const data = emptyFolder();
  const site = await startSite(data);
  expect(await (await fetch(`${site.url}/healthz`)).text()).toBe("ok\n");
  expect(await (await fetch(`${site.url}/readyz`)).text()).toBe("ready\n");
  expect(statSync(join(data, "secret")).mode & 0o777).toBe(0o600);
  const asked = Array.from({ length: 20 }, () => get(site.url, { agent: false }));
  const answered = asked.map(
    async (request) => ((await once(request, "response")) as [IncomingMessage])[0].resume().statusCode,
  );
  await Promise.all(asked.map(async (request) => once(((await once(request, "socket")) as [Socket])[0], "connect")));
  expect(await site.stop()).toBe(0);
  expect(new Set(await Promise.all(answered))).toEqual(new Set([200]));
});

test("what is wrong at start is named in a sentence, without a stack, and the exit code says so", async ({ site }) => {
  const notAFolder = join(emptyFolder(), "file");
  writeFileSync(notAFolder, "");
  const damaged = emptyFolder();
  writeFileSync(join(damaged, "parley.db"), "not a database, but long enough to be looked at ".repeat(100));
  const noSecret = emptyFolder();
  mkdirSync(noSecret, { recursive: true });
  writeFileSync(join(noSecret, "secret"), "short");

  const cases: [Record<string, string>, RegExp][] = [
    [{ PORT: "banana", PARLEY_DATA: emptyFolder() }, /PORT should be a port number/],
    [
      { PARLEY_ORIGIN: "debate.example.org", PARLEY_DATA: emptyFolder() },
      /PARLEY_ORIGIN should be the address people type/,
    ],
    [{ PARLEY_SECRET: "short", PARLEY_DATA: emptyFolder() }, /PARLEY_SECRET should have 32 characters or more/],
    [{ WEB_CONCURRENCY: "all", PARLEY_DATA: emptyFolder() }, /WEB_CONCURRENCY should be how many processes answer/],
    [{ PORT: new URL(site.url).port, PARLEY_DATA: emptyFolder(), WEB_CONCURRENCY: "1" }, /Port \d+ is in use/],
    [{ PORT: new URL(site.url).port, PARLEY_DATA: emptyFolder(), WEB_CONCURRENCY: "2" }, /Port \d+ is in use/],
    [{ PARLEY_DATA: notAFolder }, /data folder/],
    // Nobody can make a folder there.
    [{ PARLEY_DATA: "/sys/parley" }, /data folder .+ cannot be used/],
    [{ PARLEY_DATA: damaged }, /damaged/],
    [{ PARLEY_DATA: noSecret }, /secret is damaged/],
  ];
  for (const [environment, words] of cases) {
    const failed = await failingStart(environment);
    expect(failed.words).toMatch(words);
    expect(failed.words).toMatch(/^Parley could not start\. /);
    expect(failed.words.match(/Parley could not start/g)).toHaveLength(1);
    expect(failed.words).not.toMatch(/\n\s+at /);
    expect(failed.code).toBe(1);
  }
});
