import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, expect, inject, test } from "vitest";
import { closeDatabase, read } from "#db/client";
import { databaseAddress } from "#db/postgres/connections";
import { members } from "#db/schema/accounts";
import { argumentRevisions } from "#db/schema/arguments";
import { giveRole } from "#lib/accounts/give-role";
import { verify } from "#lib/audit/verify";
import { eraseMember } from "#lib/privacy/erase-member";
import { argue, person, SYSTEM, seededDatabase } from "#tests/people";
import { addressOf, onServer } from "#tests/postgres/server";

const { address: server } = inject("postgres");
const forum = databaseAddress();
const present = new URL(forum).pathname.slice(1);
const older = `${present}_older`;

afterAll(async () => {
  await closeDatabase();
  process.env.DATABASE_URL = forum;
  await onServer(server, `DROP DATABASE IF EXISTS ${older} WITH (FORCE)`);
});

const said = async (...args: string[]) =>
  (await promisify(execFile)(process.execPath, ["bin/parley.ts", ...args])).stdout;
const words = () =>
  read(async (db) => [
    ...(await db.select({ word: members.handle }).from(members)).map(({ word }) => word),
    ...(await db.select({ word: argumentRevisions.claim }).from(argumentRevisions)).map(({ word }) => word),
  ]);

test("who left since a database was saved is deleted again in it by one command", async () => {
  await seededDatabase();
  const leaving = await person("leaving-quark", "moderator");
  await argue(leaving, { claim: "Leaving words" });
  await person("staying-quark");
  await closeDatabase();
  // As a dump that is put back under another name.
  await onServer(server, `CREATE DATABASE ${older} TEMPLATE ${present}`);
  await giveRole(SYSTEM, { handle: "leaving-quark", role: "member" });
  await eraseMember(SYSTEM, { handle: "leaving-quark", mode: "blank" });
  // Somebody joined and left afterwards: their number is free in the older one.
  await person("later-quark");
  await eraseMember(SYSTEM, { handle: "later-quark", mode: "keep" });
  await closeDatabase();

  process.env.DATABASE_URL = addressOf(server, older);
  expect(await words()).toEqual(expect.arrayContaining(["leaving-quark", "Leaving words"]));
  expect(await said("member", "erase-again")).toBe(
    "Members who had left, and were deleted again: 1. Everybody signs in again.\n",
  );
  expect(await words()).toContain("staying-quark");
  expect((await words()).filter((word) => /quark|Leaving/.test(String(word)))).toEqual(["staying-quark"]);
  expect((await verify()).faults).toEqual([]);
  expect(await said("member", "erase-again")).toBe(
    "Members who had left, and were deleted again: 0. Everybody signs in again.\n",
  );
});
