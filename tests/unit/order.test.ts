import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cursor, readCursor, readOrder, writeCursor } from "#lib/arguments/order";

describe("the cursor of a thread's pages", () => {
  test.each([
    ["common-ground", [[562_500, 17], null], "562500.17-0"],
    [
      "strongest",
      [
        [500_000, 3],
        [250_000, 4],
      ],
      "500000.3-250000.4",
    ],
    ["newest", [null, [12]], "0-12"],
    ["moved", [[0, 0, 250_000, 8], null], "0.0.250000.8-0"],
  ] as [Parameters<typeof readCursor>[1], Cursor, string][])("of %s: %o is written %s", (order, cursor, written) => {
    expect(writeCursor(cursor)).toBe(written);
    expect(readCursor(written, order)).toEqual(cursor);
  });

  test.each([undefined, "", "1", "1-2", "1.2-3", "a.b-0", "1.2-3.4-5.6", "-1.2-0", "1..2-0", `${"9".repeat(16)}.1-0`])(
    "made up (%s) is the first page",
    (written) => expect(readCursor(written, "common-ground")).toBeNull(),
  );

  test("is itself again after it was written, or was none", () => {
    const written = fc.stringMatching(/^[\d.]{1,12}-[\d.]{1,12}$/);
    fc.assert(
      fc.property(fc.oneof(written, fc.string()), (text) => {
        const cursor = readCursor(text, "common-ground");
        if (cursor) expect(readCursor(writeCursor(cursor), "common-ground")).toEqual(cursor);
        else expect(cursor).toBeNull();
      }),
    );
  });
});

test("an unknown order is the default", () => {
  expect([undefined, "", "Newest", "newest"].map(readOrder)).toEqual([
    "common-ground",
    "common-ground",
    "common-ground",
    "newest",
  ]);
});
