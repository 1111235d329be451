import { expect, test } from "vitest";
import { keptRows } from "#db/kept-rows";
import { argumentsTable } from "#db/schema/arguments";

const FIELDS = { id: argumentsTable.id, at: argumentsTable.createdAt, held: argumentsTable.held, best: null };
type Row = { id: number; at: Date; held: boolean; best: number | null };
const answer = (id: number, best: number | null = null) => [id, 1_000, 0, best];

test("what the database answers becomes a row, columns as they are declared and the rest as it comes", () => {
  const rows = keptRows<Row>(FIELDS, 1_000);
  expect(rows([answer(1), answer(2, 0.5)])).toEqual([
    { id: 1, at: new Date(1_000), held: false, best: null },
    { id: 2, at: new Date(1_000), held: false, best: 0.5 },
  ]);
});

test("the same answer is the very same row; another in any place is another", () => {
  const rows = keptRows<Row>(FIELDS, 1_000);
  const [first] = rows([answer(1)]);
  expect(rows([answer(2), answer(1)])[1]).toBe(first);
  expect(rows([answer(1, 0.5)])[0]).not.toBe(first);
  expect(rows([[1, 1_000, 1, null]])[0]).toEqual({ ...first, held: true });
  // A number is not its letters.
  expect(rows([["1", 1_000, 0, null]])[0]).not.toBe(first);
});

test("no more is kept than fits: what was not asked for longest goes first", () => {
  const rows = keptRows<Row>(FIELDS, 3 * JSON.stringify(answer(1)).length);
  const [one, two] = rows([answer(1), answer(2), answer(3)]);
  expect(rows([answer(1)])[0]).toBe(one);
  rows([answer(4)]);
  expect(rows([answer(1)])[0]).toBe(one);
  expect(rows([answer(2)])[0]).toEqual(two);
  expect(rows([answer(2)])[0]).not.toBe(two);
});
