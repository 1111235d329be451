import { expect, test } from "vitest";
import { surviveCrashes } from "#tests/acting/survive-crashes";

// Fifty of these are in tests/long.
test("what was answered survives a process that is killed in the middle", { timeout: 180_000 }, async () => {
  const { crashes, acts } = await surviveCrashes(3, 200);
  expect(crashes).toBe(3);
  expect(acts).toBeGreaterThan(3);
});
