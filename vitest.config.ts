import { defineConfig } from "vitest/config";

/** Tests of what only SQLite has: a file that is copied, its plans, its own search, disk and commits. */
const OF_SQLITE = [
  "backup",
  "database-client",
  "demo",
  "disk-and-clock",
  "filled-forum",
  "long-queue",
  "migrated-decisions",
  "migration-steps",
  "migrations",
  "queries-plan",
  "search-very-many",
  "statements-per-page",
  "workers",
  "writes-together",
];

export default defineConfig({
  test: {
    pool: "forks",
    // A shared machine can be late for once; bin/test.mjs tells what passed only at another try.
    retry: 1,
    projects: [
      {
        extends: true,
        test: {
          name: "short",
          // Passwords are hashed slowly on purpose, and machines are shared.
          testTimeout: 30_000,
          setupFiles: ["tests/fresh-data.ts"],
          include: ["tests/unit/**/*.test.ts", "tests/integration/**/*.test.ts", "tests/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          testTimeout: 30_000,
          globalSetup: ["tests/postgres/server.ts"],
          setupFiles: ["tests/postgres/fresh-database.ts", "tests/fresh-data.ts"],
          include: ["tests/integration/**/*.test.ts", "tests/postgres/**/*.test.ts"],
          exclude: OF_SQLITE.map((name) => `tests/integration/${name}.test.ts`),
        },
      },
      {
        extends: true,
        test: {
          name: "long",
          testTimeout: 3_600_000,
          setupFiles: ["tests/fresh-data.ts"],
          include: ["tests/long/**/*.test.ts"],
        },
      },
    ],
  },
});
