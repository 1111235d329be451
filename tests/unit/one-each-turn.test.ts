import { setImmediate as oneTurnOfTheLoop } from "node:timers/promises";
import { expect, test } from "vitest";
import { oneEachTurn } from "#lib/http/one-each-turn";

test("in a turn of the event loop one goes on at most, in their order", async () => {
  const inTurn = oneEachTurn();
  const turns: number[] = [];
  const all = Promise.all([0, 1, 2].map((each) => inTurn().then(() => (turns[each] = turn))));
  let turn = 0;
  for (; turns.length < 3; turn += 1) await oneTurnOfTheLoop();
  await all;
  expect(new Set(turns).size).toBe(3);
  expect(turns).toEqual(turns.toSorted((a, b) => a - b));
});

test("one that comes later does not wait for those that are gone", async () => {
  const inTurn = oneEachTurn();
  await Promise.all([inTurn(), inTurn()]);
  let isGone = false;
  const later = inTurn().then(() => (isGone = true));
  for (const _ of [1, 2]) await oneTurnOfTheLoop();
  expect(isGone).toBe(true);
  await later;
});
