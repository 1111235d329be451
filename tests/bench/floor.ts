import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "#tests/bench/answer-of";

export type Floor = { url: string; pid: number | undefined; startMs: number; stop: () => Promise<void> };

/** Starts the bare server with these answers, and waits until it gives one. */
export async function startFloor(answers: readonly Answer[]): Promise<Floor> {
  const port = await freePort();
  const given = join(mkdtempSync(join(tmpdir(), "parley-floor-")), "answers.json");
  writeFileSync(given, JSON.stringify(answers));
  const from = performance.now();
  const server = spawn("node", ["tests/bench/bare-server.ts", String(port), given], { stdio: "inherit" });
  const url = `http://localhost:${port}`;
  while (!(await fetch(url).catch(() => undefined))) {
    if (server.exitCode !== null) throw new Error("The bare server did not start.");
    await sleep(10);
  }
  const startMs = performance.now() - from;
  const stop = async () => {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
  };
  return { url, pid: server.pid, startMs, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}
