import { beforeAll, expect, test } from "vitest";
import { waitingMeasures } from "#lib/http/waiting-measures";
import { reportArgument } from "#lib/moderation/report-argument";
import { argue, longAgo, person, seededDatabase } from "#tests/people";
import { readMetrics, sumOf } from "#tests/strict-metrics";

beforeAll(seededDatabase);

const measure = async (isThere = true) => readMetrics(await waitingMeasures(() => isThere)());

test("what waits for the moderators is counted by kind, with the age of the oldest", async () => {
  const before = await measure();
  expect(sumOf(before, "parley_database_up")).toBe(1);
  expect(sumOf(before, "parley_queue_length")).toBe(0);
  expect(sumOf(before, "parley_queue_oldest_seconds")).toBe(0);
  const [author, reporter] = [await person("author-of-it"), await person("reporter-of-it")];
  const id = await argue(author);
  await longAgo(id, 60_000);
  await reportArgument(reporter, { id, ground: "person", note: "A note." });
  const after = await measure();
  expect(sumOf(after, "parley_queue_length", { kind: "review" })).toBe(1);
  expect(sumOf(after, "parley_queue_length")).toBe(1);
  const oldest = sumOf(after, "parley_queue_oldest_seconds", { kind: "review" });
  expect([oldest >= 0, oldest < 3_600]).toEqual([true, true]);
  expect(sumOf(after, "parley_mails_waiting")).toBe(sumOf(before, "parley_mails_waiting"));
});

test("while the database is away, that it is", async () => {
  const away = await measure(false);
  expect([...away.keys()]).toEqual(["parley_database_up"]);
  expect(sumOf(away, "parley_database_up")).toBe(0);
});
