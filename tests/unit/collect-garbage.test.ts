import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { collectGarbage } from "#lib/http/collect-garbage";

test("what nobody holds any more is given back", async () => {
  const held = { name: "held" };
  const references = [new WeakRef(held), new WeakRef({ name: "left" })];
  await nextTurn();
  await collectGarbage();
  expect(references.map((each) => each.deref()?.name)).toEqual(["held", undefined]);
});
