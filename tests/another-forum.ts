import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
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
  process.env.PARLEY_DATA = mkdtempSync(join(all, "case-"));
  if (onPostgres) {
    await closeDatabase();
    const { address, template } = inject("postgres");
    const name = `parley_${randomBytes(6).toString("hex")}`;
    await onServer(address, `CREATE DATABASE ${name} TEMPLATE ${template}`);
    made.push(name);
    process.env.DATABASE_URL = addressOf(address, name);
  }
  await prepareDatabase();
}

afterAll(async () => {
  await closeDatabase();
  for (const name of made) await onServer(inject("postgres").address, `DROP DATABASE ${name} WITH (FORCE)`);
}, 60_000);
