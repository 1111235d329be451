import { createHash } from "node:crypto";
import { addressOf, onServer } from "#tests/postgres/server";

/** Where browser tests on PostgreSQL make their databases (tests/postgres/for-browsers.ts). */
type Server = { address: string; template: string };

const given = process.env.PARLEY_TEST_POSTGRES;
const server: Server | undefined = given === undefined ? undefined : JSON.parse(given);

const nameFor = (data: string) => `parley_${createHash("sha256").update(data).digest("hex").slice(0, 16)}`;

/**
 * What a forum with this data folder has to be told of its database, which is made when it is not there; nothing where the
 * tests run on SQLite.
 */
export async function makeDatabase(data: string): Promise<Record<string, string>> {
  if (!server) return {};
  const name = nameFor(data);
  await onServer(server.address, `CREATE DATABASE ${name} TEMPLATE ${server.template}`).catch((error) => {
    if (error.code !== "42P04") throw error;
  });
  return { DATABASE_URL: addressOf(server.address, name), PARLEY_SECRET: `the secret of ${name}, and of no other` };
}

/** Removes the database of the forum that had this data folder. */
export async function dropDatabase(data: string): Promise<void> {
  if (server) await onServer(server.address, `DROP DATABASE IF EXISTS ${nameFor(data)} WITH (FORCE)`);
}
