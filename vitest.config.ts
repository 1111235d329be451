import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    pool: "forks",
    setupFiles: ["tests/fresh-data.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "short",
          // Passwords are hashed slowly on purpose, and machines are shared.
          testTimeout: 30_000,
          include: ["tests/unit/**/*.test.ts", "tests/integration/**/*.test.ts", "tests/*.test.ts"],
        },
      },
      { extends: true, test: { name: "long", testTimeout: 3_600_000, include: ["tests/long/**/*.test.ts"] } },
    ],
  },
});
