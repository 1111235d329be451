import { expect, test } from "vitest";
import { writeTogether } from "#tests/acting/write-together";

test("four processes write for half a minute: no error, no lost update", async () => {
  const acts = await writeTogether(4, 30_000);
  console.log({ acts });
  expect(acts).toBeGreaterThan(1_000);
});
