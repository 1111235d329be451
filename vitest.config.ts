import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/unit/**/*.test.ts", "tests/integration/**/*.test.ts", "tests/*.test.ts"],
    pool: "forks",
    setupFiles: ["tests/fresh-data.ts"],
  },
});
