import { beforeAll, expect, test } from "vitest";
import { QUERIES, somethingToAsk } from "#tests/integration/asked-queries";
import { everyQuery } from "#tests/integration/every-query";

beforeAll(somethingToAsk);

test.each(Object.entries(QUERIES))("%s is answered", async (_, query) => {
  const [answer] = await Promise.allSettled([query()]);
  expect(answer).toMatchObject({ status: "fulfilled" });
});

test("every query is tried", async () => {
  const exported = await everyQuery();
  const tried = new Set(Object.keys(QUERIES).map((name) => name.split(",")[0]));
  expect(exported.filter((name) => !tried.has(name))).toEqual([]);
});
