import { addressOf, anyServer, makeTemplate, onServer } from "#tests/postgres/server";

/**
 * Before browser tests on PostgreSQL: starts it, and says where it is to every process of the tests. Those that they
 * start have a database each (tests/postgres/forum-database.ts).
 */
export default async function startForBrowsers(): Promise<() => Promise<void>> {
  const { address, stop } = await anyServer();
  const template = await makeTemplate(address);
  process.env.PARLEY_TEST_POSTGRES = JSON.stringify({ address, template });
  // What is loaded before a test says which database is its own has to know the engine.
  process.env.DATABASE_URL = addressOf(address, "none_yet");
  return async () => {
    await onServer(address, `DROP DATABASE ${template}`);
    await stop();
  };
}
