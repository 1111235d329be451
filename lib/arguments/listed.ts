import type { Placeholder } from "drizzle-orm";
import type { Given } from "#db/prepared";

/** No row has this number. */
const NOTHING = 0;

/** The places of a list of at most `most` numbers in a query that is written once. */
export function givenList(name: string, most: number, given: Given<Record<string, unknown>>): Placeholder[] {
  return Array.from({ length: most }, (_, i) => given(`${name}${i}`));
}

/** The values of such a list. */
export function listed(name: string, ids: readonly number[], most: number): Record<string, number> {
  if (ids.length > most) throw new Error(`The query has room for ${most} numbers, and these are ${ids.length}.`);
  return Object.fromEntries(Array.from({ length: most }, (_, i) => [`${name}${i}`, ids[i] ?? NOTHING]));
}
