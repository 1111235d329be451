import { inRawDatabase } from "#tests/integration/raw-database";

/** The number of the newest row of a table. */
export const newest = (table: string) =>
  inRawDatabase((db) => Number(db.prepare(`SELECT max(id) FROM "${table}"`).pluck().get()));
