import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Passwords are hashed slowly on purpose, and machines are shared.
    testTimeout: 30_000,
    include: ["tests/unit/**/*.test.ts", "tests/integration/**/*.test.ts", "tests/*.test.ts"],
    pool: "forks",
    setupFiles: ["tests/fresh-data.ts"],
  },
});
