import { expect, test } from "vitest";
import { writeTogether } from "#tests/acting/write-together";

// For half a minute in tests/long.
test("four processes write at the same time: no error, no lost update", { timeout: 120_000 }, async () => {
  expect(await writeTogether(4, 4_000)).toBeGreaterThan(8);
});
