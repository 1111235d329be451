import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { addressOf, onServer } from "#tests/postgres/server";

// Each test file works on a real database of its own. Before anything of db is loaded, which looks once where it is.
const { address, template } = inject("postgres");
const name = `parley_${randomBytes(6).toString("hex")}`;
await onServer(address, `CREATE DATABASE ${name} TEMPLATE ${template}`);
process.env.DATABASE_URL = addressOf(address, name);

afterAll(async () => {
  const { closeDatabase } = await import("#db/client");
  await closeDatabase();
  await onServer(address, `DROP DATABASE ${name} WITH (FORCE)`);
}, 60_000);
