import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { closeDatabase, dataFolder } from "#db/client";
import { onPostgres } from "#db/columns";
import { prepareDatabase } from "#db/prepare";
import { addressOf, onServer } from "#tests/postgres/server";

const all = dataFolder();
const made: string[] = [];

/** Goes on with a forum that nobody has used: a data folder of its own, and on a server a database of its own. */
export async function anotherForum(): Promise<void> {
  await closeDatabase();
  process.env.PARLEY_DATA = mkdtempSync(join(all, "case-"));
  if (onPostgres) await goOnWith(inject("postgres").template);
  await prepareDatabase();
}

/** Does `work` on a copy of the forum's database, and goes on with the forum as it was. */
export async function onACopy<T>(work: () => Promise<T>): Promise<T> {
  await closeDatabase();
  const { PARLEY_DATA, DATABASE_URL } = process.env;
  process.env.PARLEY_DATA = mkdtempSync(join(all, "copy-"));
  if (onPostgres) await goOnWith(new URL(DATABASE_URL ?? "").pathname.slice(1));
  else copyFileSync(join(PARLEY_DATA ?? "", "parley.db"), join(dataFolder(), "parley.db"));
  try {
    return await work();
  } finally {
    await closeDatabase();
    Object.assign(process.env, { PARLEY_DATA }, DATABASE_URL === undefined ? {} : { DATABASE_URL });
  }
}

/** A copy of one of the server's databases, which nobody may use meanwhile. */
async function goOnWith(original: string): Promise<void> {
  const { address } = inject("postgres");
  const name = `parley_${randomBytes(6).toString("hex")}`;
  await onServer(address, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${original}'`);
  await onServer(address, `CREATE DATABASE ${name} TEMPLATE ${original}`);
  made.push(name);
  process.env.DATABASE_URL = addressOf(address, name);
}

afterAll(async () => {
  await closeDatabase();
  for (const name of made) await onServer(inject("postgres").address, `DROP DATABASE ${name} WITH (FORCE)`);
}, 60_000);
