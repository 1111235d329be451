/**
 * PostgreSQL: some connections that read, one that writes and one that listens, in this process. They belong to the
 * process, not to a copy of this module (Next bundles its own).
 */
import type { SQL } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Reader, Transaction } from "#db/client";
import { type Ask, databaseOf } from "#db/postgres/driver";
import { type Ear, listen } from "#db/postgres/ear";
import { isAway, isLost } from "#db/postgres/explain";
import { Writer } from "#db/postgres/writer";
import { type InTurn, sharedCommits } from "#db/shared-commit";

const MOST_READERS = 10;
const CONNECT_PATIENCE_MS = 5_000;
/** What takes longer gets no answer any more: the network took the server away without a word. */
const patience = { readMs: 15_000, writeMs: 30_000 };
const VERY_PATIENT_MS = 3_600_000;
const STOPS_LATER_MS = 1_000;
/**
 * Where a question takes an index, PostgreSQL should not take the whole table in the belief that all ways cost the same
 * (docs/decisions/0028).
 */
const BY_INDEX = "-c enable_seqscan=off -c enable_material=off";

type Connections = {
  address: string;
  pool: pg.Pool;
  writer: Writer;
  ear: Ear;
  readable: Reader;
  inTurn: InTurn;
};

/** Where the database is, with the password for it. */
export const databaseAddress = () => process.env.DATABASE_URL ?? "";

/** Connections that can only read. */
export const readable = (): Reader => connections().readable;

/** The writing connection, and how to come to a turn on it. */
export const writable = (): Transaction => connections().writer.database;
export const inTurn: InTurn = (work) => connections().inTurn(work);

export const answerOf = async (tx: Transaction, statement: SQL): Promise<unknown[]> =>
  (await (tx as unknown as NodePgDatabase).execute(statement)).rows;

/** A number that changes whenever anything was committed, by this process or another, a second later at the latest. */
export const dataVersion = (): number => connections().ear.version();

/** Another number whenever the database may be another one than before. */
export const dataEra = (): number => connections().ear.era();

/** Whether the database does not answer, or did not at some moment since `moment`, in milliseconds of `performance.now()`. */
export const wasAway = (moment: number): boolean => connections().ear.wasAway(moment);

/** Has connections that are opened from now on wait for an hour. */
export function beVeryPatient(): void {
  Object.assign(patience, { readMs: VERY_PATIENT_MS, writeMs: VERY_PATIENT_MS });
}

/** Ends when every connection is closed. */
export async function close(): Promise<void> {
  const open = held.parleyPostgres;
  held.parleyPostgres = undefined;
  await Promise.all([open?.pool.end(), open?.writer.close(), open?.ear.close()]);
}

/** Runs `work` on a connection of its own, for migrations and checks and for nothing else. */
export async function maintain<T>(work: (connection: pg.Client) => Promise<T>): Promise<T> {
  const connection = new pg.Client(settings());
  // That it was lost is told to whoever asks on it.
  connection.on("error", () => undefined);
  await connection.connect();
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

const held = globalThis as typeof globalThis & { parleyPostgres?: Connections };

function connections(): Connections {
  const address = databaseAddress();
  if (held.parleyPostgres && held.parleyPostgres.address !== address) void close();
  held.parleyPostgres ??= { address, ...open() };
  return held.parleyPostgres;
}

function open(): Omit<Connections, "address"> {
  const pool = new pg.Pool({
    ...settings(),
    max: MOST_READERS,
    query_timeout: patience.readMs,
    // The server would go on with it for nobody.
    statement_timeout: patience.readMs + STOPS_LATER_MS,
    options: `-c default_transaction_read_only=on ${BY_INDEX}`,
  });
  // An idle connection that the server ends is replaced by the next who asks.
  pool.on("error", () => undefined);
  const ear = listen(settings());
  const writer = new Writer({ ...settings(), query_timeout: patience.writeMs, options: BY_INDEX }, ear.hear);
  const doubt = (error: unknown) => {
    if (isAway(error)) ear.doubt();
    throw error;
  };
  // A connection that ends under a question, as when the server starts anew, says nothing about the next one.
  const ask: Ask = (query) =>
    pool
      .query(query)
      .catch((error) => (isLost(error) ? pool.query(query) : Promise.reject(error)))
      .catch(doubt);
  return {
    pool,
    writer,
    ear,
    readable: databaseOf(ask),
    inTurn: sharedCommits({
      begin: () => writer.begin().catch(doubt),
      execute: (statement) => writer.execute(statement).catch(doubt),
      isOpen: () => writer.isOpen,
      mayTryAgain: (error) => isConflict(error) || isLost(error),
      isAway,
    }),
  };
}

function settings(): pg.ClientConfig {
  return {
    connectionString: databaseAddress(),
    application_name: "parley",
    connectionTimeoutMillis: CONNECT_PATIENCE_MS,
    // So that nothing in between forgets a connection on which nothing was said for some minutes.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

const CONFLICTS = new Set(["40001", "40P01"]);

/** Whether others were in the way (could not serialize, deadlock), so that the same may go well at another try. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && CONFLICTS.has(String(error.code))) || isConflict(error.cause);
}
