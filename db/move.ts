/**
 * Copies a forum from one engine into the other (docs/decisions/0031). Rows go over as both engines store them, and are
 * read back: the copy is one only where each table has the same rows. What an engine keeps of its own is not copied; the
 * search index is made anew by whoever asked for the copy, before it may be used (`keep`).
 */
import { join } from "node:path";
import { onPostgres } from "#db/columns";
import { dataFolder, type Place } from "#db/data-folder";
import { destinationOf } from "#db/destination";
import { asTargetFailure, postgresTarget } from "#db/postgres/move-into";
import { postgresSnapshot } from "#db/postgres/snapshot";
import { type Row, RowSum, type Sums, sumsOf, type Table } from "#db/row-sums";
import { sqliteTarget } from "#db/sqlite/move-into";
import { sqliteSnapshot } from "#db/sqlite/snapshot";

/** The number and the hash of an act in the record. */
export type Act = { id: number; hash: string | null };

/** A database as it is at one moment, whatever is written meanwhile. */
export type Snapshot = {
  tables: Table[];
  countOf: (table: Table) => Promise<number>;
  /** All rows of a table in the order of its key. */
  rowsOf: (table: Table) => AsyncIterable<Row[]>;
  /** The highest number that each table ever gave to a row. */
  lastNumbers: () => Promise<Map<string, number>>;
  /** The newest act of the record, or the newest up to a number. */
  newestAct: (upTo?: number) => Promise<Act | undefined>;
  close: () => Promise<void>;
};

/** Where a copy is written to: nobody sees it before `seal`. */
export type Target = Pick<Snapshot, "tables" | "rowsOf"> & {
  place: Place;
  insert: (table: Table, rows: readonly Row[]) => Promise<void>;
  /** All rows are there and are what they should be. Throws where a row refers to one that is not there. */
  seal: (lastNumbers: Map<string, number>, sums: Sums) => Promise<void>;
  /** It was looked through and may be used as the forum from now on. */
  keep: () => Promise<void>;
  /** Ends it. What was not kept can be used by nobody. */
  close: () => Promise<void>;
};

export type Copy = Pick<Target, "place" | "keep" | "close"> & { rows: Map<string, number> };
type Say = (sentence: string) => void;

/**
 * Copies this process's forum to an address, `postgres://…` or `file:⟨folder⟩`. Throws a sentence, with nothing changed at
 * either end, where that is no place for it or where what is read back is not what was sent.
 */
export async function copyForum(to: string, say: Say): Promise<Copy> {
  const destination = destinationOf(to);
  const source = onPostgres ? await postgresSnapshot() : sqliteSnapshot(join(dataFolder(), "parley.db"));
  try {
    if ("folder" in destination) return await copyInto(await sqliteTarget(destination.folder), source, say);
    const { address } = destination;
    return await copyInto(await postgresTarget(address, source), source, say).catch((error: unknown) => {
      throw asTargetFailure(error, address);
    });
  } finally {
    await source.close();
  }
}

async function copyInto(target: Target, source: Snapshot, say: Say): Promise<Copy> {
  try {
    const { rows, sums } = await sendRows(source, target, say);
    say("All rows are there. They are read back and compared …");
    const found = await sumsOf(target.tables, target.rowsOf);
    for (const [table, sum] of sums)
      if (found.get(table) !== sum)
        throw new Error(
          `The rows of ${table} are not in the copy as they were sent (${sum} was sent, ${found.get(table)} is there). Nothing was kept.`,
        );
    await target.seal(await source.lastNumbers(), sums);
    return { place: target.place, keep: target.keep, close: target.close, rows };
  } catch (error) {
    await target.close();
    throw error;
  }
}

const TELL_EVERY = 50_000;

async function sendRows(source: Snapshot, target: Target, say: Say) {
  if (JSON.stringify(source.tables) !== JSON.stringify(target.tables))
    throw new Error("The two databases have not the same tables. Nothing was changed.");
  const rows = new Map<string, number>();
  const sums: Sums = new Map();
  for (const table of source.tables) {
    const all = await source.countOf(table);
    const sum = new RowSum();
    for await (const batch of source.rowsOf(table)) {
      await target.insert(table, batch);
      const before = sum.rows;
      sum.add(batch);
      if (sum.rows < all && Math.floor(before / TELL_EVERY) < Math.floor(sum.rows / TELL_EVERY))
        say(`${table.name}: ${sum.rows.toLocaleString("en")} of ${all.toLocaleString("en")} …`);
    }
    if (sum.rows !== all) throw new Error(`Of ${table.name} ${sum.rows} rows were read, and there are ${all}.`);
    say(`${table.name}: ${all.toLocaleString("en")}`);
    rows.set(table.name, all);
    sums.set(table.name, sum.digest());
  }
  return { rows, sums };
}
