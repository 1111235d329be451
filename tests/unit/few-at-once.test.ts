import { setImmediate as oneTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { fewAtOnce } from "#lib/http/few-at-once";

const WHOLE = { complete: true };
const NEVER_MS = 60_000;

/** Work that ends when it is told to, and says when it begins. */
function works(many: number) {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const list = Array.from({ length: many }, (_, i) => async () => {
    begun.push(i);
    await new Promise<void>((resolve) => {
      ends[i] = resolve;
    });
  });
  return { list, begun, end: (i: number) => ends[i]?.() };
}

async function someTurns() {
  for (let i = 0; i < 5; i += 1) await oneTurn();
}

describe("few at once", () => {
  test("no more than so many are worked on, the others in their order as places become free", async () => {
    const inTurn = fewAtOnce(2, NEVER_MS);
    const { list, begun, end } = works(5);
    const all = Promise.all(list.map((work) => inTurn(WHOLE, work)));
    await someTurns();
    expect(begun).toEqual([0, 1]);
    end(1);
    await someTurns();
    expect(begun).toEqual([0, 1, 2]);
    end(0);
    end(2);
    await someTurns();
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    end(3);
    end(4);
    await all;
    const { list: later, begun: begunLater, end: endLater } = works(3);
    const others = Promise.all(later.map((work) => inTurn(WHOLE, work)));
    await someTurns();
    expect(begunLater).toEqual([0, 1]);
    for (let i = 0; i < 3; i += 1) {
      endLater(i);
      await someTurns();
    }
    await others;
  });

  test("one that fails makes room as well, and its error is passed on", async () => {
    const inTurn = fewAtOnce(1, NEVER_MS);
    const failing = inTurn(WHOLE, () => Promise.reject(new Error("no")));
    const done: string[] = [];
    const next = inTurn(WHOLE, async () => void done.push("next"));
    await expect(failing).rejects.toThrow("no");
    await next;
    expect(done).toEqual(["next"]);
  });

  test("one that takes too long lets one other in, and makes no second place when it ends", async () => {
    const inTurn = fewAtOnce(1, 5);
    const { list, begun, end } = works(2);
    const [slow, next] = list.map((work) => inTurn(WHOLE, work));
    while (begun.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    end(1);
    await next;
    end(0);
    await slow;
    const { list: later, begun: begunLater, end: endLater } = works(2);
    const strict = Promise.all(later.map((work) => inTurn(WHOLE, work)));
    await oneTurn();
    await oneTurn();
    expect(begunLater[0]).toBe(0);
    endLater(0);
    while (begunLater.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    endLater(1);
    await strict;
  });

  test("one whose body is on its way waits for nobody, and nobody waits for it", async () => {
    const inTurn = fewAtOnce(1, NEVER_MS);
    const { list, begun, end } = works(3);
    const [whole, slow, other] = list;
    if (!whole || !slow || !other) throw new Error("There should be three.");
    const all = [inTurn(WHOLE, whole), inTurn({ complete: false }, slow), inTurn(WHOLE, other)];
    await someTurns();
    expect(begun).toEqual([0, 1]);
    end(0);
    await someTurns();
    expect(begun).toEqual([0, 1, 2]);
    end(1);
    end(2);
    await Promise.all(all);
  });
});
