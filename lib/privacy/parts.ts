import type { Reader } from "#db/client";

/**
 * A part of what a member is given of themselves. `of`: the columns that refer to a member or an argument whose rows
 * are in it, as `table.column`; a test holds them against the schema.
 */
export type Part = {
  name: string;
  of: readonly string[];
  select: (db: Reader, memberId: number) => PromiseLike<readonly object[]>;
};
