import { expect, test } from "vitest";
import { GROUPS, PAYLOADS, SOME_PAYLOADS } from "#tests/hostile/payloads";

test("there are 150 payloads and more, of every kind, no two the same", () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(150);
  expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
  const alike = new Set(PAYLOADS.map((payload) => payload.replace(/\s+/g, " ").trim().toLowerCase()));
  expect(PAYLOADS.length - alike.size).toBeLessThan(PAYLOADS.length / 20);
  for (const [group, payloads] of Object.entries(GROUPS)) expect(payloads.length, group).toBeGreaterThan(5);
  for (const payload of SOME_PAYLOADS) expect(PAYLOADS).toContain(payload);
});
