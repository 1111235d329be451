import { expect, test } from "vitest";
import { surviveCrashes } from "#tests/acting/survive-crashes";

test("fifty processes are killed, and nothing that was answered is lost or there twice", async () => {
  const survived = await surviveCrashes(50, 1_000);
  console.log(survived);
  expect(survived.crashes).toBe(50);
  expect(survived.acts).toBeGreaterThan(5_000);
});
