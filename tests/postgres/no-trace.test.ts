import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { databaseAddress, maintain } from "#db/postgres/connections";
import { eraseMember } from "#lib/privacy/erase-member";
import { argue, person, SYSTEM, seededDatabase } from "#tests/people";
import { onServer } from "#tests/postgres/server";

const HANDLE = "leavingquark";
const WORDS = [HANDLE, "claimquark", "bodyquark", "sourcequark"];

type File = { relation: string; kind: string; path: string };

/** The tables and indexes in whose files one of the words stands, byte for byte; those of the server's log are not looked at. */
async function whereWordsStand(): Promise<{ tables: string[]; indexes: string[] }> {
  await onServer(databaseAddress(), "CHECKPOINT");
  const files = await maintain(async (connection) => {
    const { rows } = await connection.query<File>(`
      SELECT relname AS relation, relkind AS kind, current_setting('data_directory') || '/' || pg_relation_filepath(oid) AS path
      FROM pg_class WHERE relkind IN ('r', 'i', 't') AND pg_relation_filepath(oid) LIKE 'base/%'`);
    return rows;
  });
  const found = files.filter(({ path }) => {
    const bytes = readFileSync(path, "latin1");
    return WORDS.some((word) => bytes.includes(word));
  });
  const named = (isIndex: boolean) =>
    found.filter(({ kind }) => (kind === "i") === isIndex).map(({ relation }) => relation);
  return { tables: named(false).toSorted(), indexes: named(true).toSorted() };
}

/** Files that belong to nothing any more are in the same folder. */
async function filesWithWords(): Promise<string[]> {
  await onServer(databaseAddress(), "CHECKPOINT");
  const folder = await maintain(async (connection) => {
    const { rows } = await connection.query<{ folder: string }>(
      "SELECT current_setting('data_directory') || '/base/' || oid AS folder FROM pg_database WHERE datname = current_database()",
    );
    return rows[0]?.folder ?? "";
  });
  return readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name), "latin1");
    return WORDS.some((word) => bytes.includes(word));
  });
}

// The files of a server that is named are on another machine, or not ours to be read.
describe.skipIf(process.env.TEST_DATABASE_URL)("of somebody who left", () => {
  beforeAll(async () => {
    await seededDatabase();
    const leaving = await person(HANDLE);
    for (let i = 0; i < 3; i += 1)
      await argue(leaving, {
        claim: `A claimquark ${i}`,
        body: `A bodyquark ${i}`,
        sources: "https://sourcequark.example/",
      });
    const other = await person("somebody-else");
    for (let i = 0; i < 3; i += 1) await argue(other, { claim: `Claim ${i}`, body: `Body ${i}` });
  }, 60_000);

  test("no index for search has a word any more, byte for byte, and no file once free place is given back", async () => {
    const before = await whereWordsStand();
    expect(before.tables).toEqual(expect.arrayContaining(["argument_revisions", "members", "search_arguments"]));
    expect(before.indexes).toEqual(expect.arrayContaining(["members_handle", "search_arguments_words"]));
    await eraseMember(SYSTEM, { handle: HANDLE, mode: "blank" });
    // The server keeps a word in such an index for good, unless it is made anew.
    expect((await whereWordsStand()).indexes).not.toContain("search_arguments_words");
    await onServer(databaseAddress(), "VACUUM FULL");
    expect(await filesWithWords()).toEqual([]);
  }, 60_000);
});
