/** The orders in which root arguments can be read; the first is what readers get who ask for none. */
export const ORDERS = ["common-ground", "strongest", "newest", "moved"] as const;
export type Order = (typeof ORDERS)[number];

export const ORDER_WORDS: Record<Order, string> = {
  "common-ground": "Common ground first",
  strongest: "Strongest on its side",
  newest: "Newest",
  moved: "Most moved",
};

/** `?order=` of a thread page; anything else is the default. */
export const readOrder = (written: string | undefined): Order => ORDERS.find((order) => order === written) ?? ORDERS[0];

/**
 * Where the next page of one side begins: what the last argument shown was sorted by, its number last. Null when that
 * side is finished. It names values, not a count of rows, so that a new argument moves nothing to another page.
 */
export type Place = readonly number[] | null;
export type Cursor = readonly [Place, Place];

/** How many values each order sorts by. */
const SORTED_BY: Record<Order, number> = { "common-ground": 2, strongest: 2, newest: 1, moved: 4 };

/** A cursor as an address writes it: 562500.17-0, the values of one side joined by dots, 0 for a finished side. */
export function writeCursor(cursor: Cursor): string {
  return cursor.map((place) => place?.join(".") ?? "0").join("-");
}

/** The cursor in `?after=`, null (the first page) when it is none of this order. */
export function readCursor(written: string | undefined, order: Order): Cursor | null {
  const sides = /^([\d.]{1,80})-([\d.]{1,80})$/.exec(written ?? "")?.slice(1) ?? [];
  const [yes, no] = sides.map((side) => readPlace(side, SORTED_BY[order]));
  return yes === undefined || no === undefined ? null : [yes, no];
}

function readPlace(written: string, length: number): Place | undefined {
  if (written === "0") return null;
  const values = written.split(".");
  if (values.length !== length || values.some((value) => !/^\d{1,15}$/.test(value))) return undefined;
  return values.map(Number);
}
