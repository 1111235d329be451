import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dropDatabase, makeDatabase } from "#tests/postgres/forum-database";

const PATIENCE_MS = 30_000;

export type Site = {
  url: string;
  data: string;
  /** The process that was started; with several that answer, the one that keeps them. */
  pid: number;
  output: () => string;
  /** Ends it and answers its exit code; `toAll` as a terminal does, which tells every process. */
  stop: (signal?: NodeJS.Signals, toAll?: boolean) => Promise<number | null>;
};

/** `flags` are those of Node. `at` is a port that it had before. `meanwhile` is done at its address before it is waited for. */
type Start = {
  environment?: Record<string, string>;
  flags?: readonly string[];
  at?: number | undefined;
  meanwhile?: (url: string) => Promise<unknown>;
};

/**
 * Starts the production server on a free port with an empty data folder, and waits until it is ready. One process
 * answers, unless told otherwise: what most tests look at is the same with more, and each costs memory and a start.
 */
export async function startSite(
  data = mkdtempSync(join(tmpdir(), "parley-e2e-")),
  processes = 1,
  { environment = {}, flags = [], at, meanwhile }: Start = {},
): Promise<Site> {
  const port = at ?? (await freePort());
  const url = `http://localhost:${port}`;
  const own = { NODE_ENV: "production", PORT: String(port), PARLEY_DATA: data, WEB_CONCURRENCY: String(processes) };
  const database = environment.DATABASE_URL === undefined ? await makeDatabase(data) : {};
  const env = { ...process.env, ...database, ...environment, ...own } as NodeJS.ProcessEnv;
  const server = spawn("node", [...flags, "server.ts"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: processes > 1,
  });
  const { pid } = server;
  if (pid === undefined) throw new Error("The server could not be started.");
  let output = "";
  server.stdout.on("data", (chunk) => (output += chunk));
  server.stderr.on("data", (chunk) => (output += chunk));

  await meanwhile?.(url);
  const deadline = Date.now() + PATIENCE_MS;
  // It says so itself: at this port another one may answer that was faster.
  while (!(output.includes("Parley is at ") && (await isReady(url)))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill("SIGKILL");
      throw new Error(`The server did not start:\n${output}`);
    }
    await sleep(100);
  }
  return {
    url,
    data,
    pid,
    output: () => output,
    stop: async (signal = "SIGTERM", toAll = false) => {
      if (server.exitCode === null && server.signalCode === null) {
        if (toAll) process.kill(-pid, signal);
        // Of one that was killed meanwhile this makes nothing.
        else server.kill(signal);
        await once(server, "exit");
      }
      rmSync(data, { recursive: true, force: true });
      await dropDatabase(data);
      return server.exitCode;
    },
  };
}

/** An empty data folder of a forum, and what it has to be told of a database elsewhere; the tests of this process work there. */
export async function beginForum(): Promise<{ data: string; database: Record<string, string> }> {
  const data = mkdtempSync(join(tmpdir(), "parley-e2e-"));
  const database = await makeDatabase(data);
  Object.assign(process.env, { PARLEY_DATA: data, ...database });
  return { data, database };
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/readyz`).catch(() => undefined);
  return response?.ok ?? false;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}
