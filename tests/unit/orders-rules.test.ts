import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { canEnterOrder, canExecuteOrder, canReadOrders } from "#lib/orders/policy";
import { timeLeftInWords } from "#lib/orders/rules";
import { EnterOrder } from "#lib/orders/schema";
import { AUTHOR_ID, allowed } from "#tests/unit/viewers";

const MINUTE = 60_000;
const due = new Date("2026-03-02T13:00:00Z");

test.each([
  [60 * MINUTE, "60 minutes left"],
  [2 * MINUTE - 1, "1 minute left"],
  [MINUTE, "1 minute left"],
  [MINUTE - 1, "Less than a minute left"],
  [0, "Due now"],
  [-MINUTE, "Overdue by 1 minute"],
  [-119 * MINUTE, "Overdue by 119 minutes"],
  [-120 * MINUTE, "Overdue by 2 hours"],
  [-48 * 60 * MINUTE, "Overdue by 2 days"],
])("%i ms before it is due: %s", (left, words) =>
  expect(timeLeftInWords(due, new Date(due.getTime() - left))).toBe(words),
);

describe("what is written down of an order", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-02T12:00:30Z") }));
  afterEach(() => void vi.useRealTimers());
  const order = { authority: "BKA, Germany", reference: "TCO-1", place: "7", receivedAt: "2026-03-02T12:00" };
  const wrong = (change: object) =>
    EnterOrder.safeParse({ ...order, ...change }).error?.issues.map(({ path }) => path[0]);

  test("is what came, at a moment in UTC", () =>
    expect(EnterOrder.parse(order)).toEqual({ ...order, receivedAt: new Date("2026-03-02T12:00:00Z") }));

  test.each<[object, string]>([
    [{ receivedAt: "2026-03-02T12:01" }, "receivedAt"],
    [{ receivedAt: "2026-02-30T12:00" }, "receivedAt"],
    [{ receivedAt: "2026-13-01T12:00" }, "receivedAt"],
    [{ receivedAt: "2026-03-02T12:00+05:00" }, "receivedAt"],
    [{ receivedAt: "yesterday" }, "receivedAt"],
    [{ receivedAt: undefined }, "receivedAt"],
    [{ authority: " " }, "authority"],
    [{ authority: "x".repeat(201) }, "authority"],
    [{ reference: "" }, "reference"],
    [{ place: "" }, "place"],
  ])("%j is refused", (change, field) => expect([...new Set(wrong(change))]).toEqual([field]));
});

test("orders are for moderators, and for no author of what they name", () => {
  const moderators = ["moderator", "moderating author", "admin", "admin author"];
  expect(allowed(canReadOrders)).toEqual(moderators);
  expect(allowed(canEnterOrder)).toEqual(moderators);
  expect(allowed((viewer) => canExecuteOrder(viewer, { authorId: AUTHOR_ID }))).toEqual(["moderator", "admin"]);
});
