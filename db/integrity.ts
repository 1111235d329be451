import { onPostgres } from "#db/columns";
import * as postgres from "#db/postgres/integrity";
import * as sqlite from "#db/sqlite/integrity";

const engine = onPostgres ? postgres : sqlite;

export type { BrokenReference } from "#db/sqlite/integrity";

/** What the engine itself finds wrong with what it has on disk, in its words; nothing when it is sound. */
export const damagesOf = async () => engine.damagesOf();

/** The search indexes whose own structure is damaged. */
export const damagedIndexes = async () => engine.damagedIndexes();

/** Rows that refer to a row which is not there. */
export const brokenReferences = async () => engine.brokenReferences();

/** The highest number that a table ever gave to a row; 0 when it gave none. The engine keeps it apart from the rows. */
export const lastNumberOf = async (table: string) => engine.lastNumberOf(table);
