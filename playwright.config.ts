import { defineConfig } from "@playwright/test";
import { chromium } from "#tests/e2e/chromium";

const onPostgres = process.env.PARLEY_TEST_ENGINE === "postgres";

/** Tests of what is SQLite’s own (its file, its folder), of what stands around either, and those that start a PostgreSQL themselves. */
const NOT_ON_POSTGRES = ["confined", "image", "kit", "postgres", "seeing", "start"];
/** What people do, tried with three machines behind one address as well; `machines` is of these alone. */
const JOURNEYS = ["argue", "hide", "keyboard", "live", "machines", "queue", "writing"];

const files = (names: readonly string[]) => names.map((name) => `**/${name}.spec.ts`);
const ON_POSTGRES = [
  { name: "one machine", testIgnore: files([...NOT_ON_POSTGRES, "machines"]) },
  { name: "three machines", testMatch: files(JOURNEYS), use: { machineCount: 3 } },
];
const ON_SQLITE = [{ name: "sqlite", testIgnore: files(["machines"]) }];

export default defineConfig<object, { machineCount: number }>({
  testDir: "tests/e2e",
  projects: onPostgres ? ON_POSTGRES : ON_SQLITE,
  globalSetup: onPostgres ? "./tests/postgres/for-browsers.ts" : undefined,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A shared machine can be late for once; bin/test.mjs tells what passed only at another try.
  retries: 2,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : "list",
  outputDir: "test-results",
  use: {
    ...chromium,
    actionTimeout: 10_000,
    trace: "retain-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Brussels",
  },
});
