import { beforeAll, expect, test } from "vitest";
import { databaseAddress } from "#db/postgres/connections";
import { ends, hears, inAnotherProcess, PATIENCE_MS } from "#tests/integration/another-process";
import { seededDatabase } from "#tests/people";
import { lineTo } from "#tests/postgres/line";

beforeAll(async () => void (await seededDatabase()));

test("a forum whose database has vanished stops all the same", { timeout: PATIENCE_MS }, async () => {
  const line = await lineTo(databaseAddress());
  const forum = inAnotherProcess(`
    process.env.DATABASE_URL = ${JSON.stringify(line.address)};
    const { closeDatabase, read, write } = await import("#db/client");
    const { members } = await import("#db/schema/accounts");
    const { stopOnSignal } = await import("#lib/http/stop-on-signal");
    stopOnSignal(async () => {}, closeDatabase);
    await read((db) => db.$count(members));
    await write((tx) => tx.$count(members));
    console.log("runs");
  `);
  expect(await hears(forum)).toBe("runs");
  line.silence(true);
  forum.kill("SIGTERM");
  expect(await ends(forum)).toBe(0);
  await line.close();
});
