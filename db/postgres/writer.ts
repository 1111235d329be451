import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Transaction } from "#db/client";
import { databaseOf } from "#db/postgres/driver";
import { CHANNEL } from "#db/postgres/ear";
import { CommitInDoubt, isAway, isLost } from "#db/postgres/explain";

/**
 * Writes are serializable, and one at a time on all machines: whoever takes this lock first is first, so that hardly ever
 * anything has to be done again. It is the first thing in a transaction, as what that sees is settled with its first query.
 */
const BEGIN = [
  "BEGIN ISOLATION LEVEL SERIALIZABLE",
  // So long one waits for its turn.
  "SET LOCAL lock_timeout = '10s'",
  // A machine that is gone holds up the others no longer than this.
  "SET LOCAL idle_in_transaction_session_timeout = '15s'",
  "LOCK TABLE door IN EXCLUSIVE MODE",
].join("; ");
/** All machines are told at the moment of the commit. */
const COUNT = `WITH counted AS (UPDATE door SET commits = commits + 1 RETURNING commits)
  SELECT commits, pg_current_xact_id()::text AS transaction, pg_notify('${CHANNEL}', commits::text) FROM counted`;

/** So often it is asked, a second apart, what became of a commit that was not answered. */
const MOST_QUESTIONS = 10;
const QUESTION_EVERY_MS = 1_000;

/** The one connection of this process that writes; opened when it is needed, and again when it was lost. */
export class Writer {
  readonly database: Transaction;
  #settings: pg.ClientConfig;
  #connection: pg.Client | undefined;
  #isOpen = false;
  #committed: (commits: number) => void;

  /** `committed` is told how many commits of all machines there were with this one. */
  constructor(settings: pg.ClientConfig, committed: (commits: number) => void) {
    this.#settings = settings;
    this.#committed = committed;
    this.database = databaseOf((query) => this.#ask((connection) => connection.query(query)));
  }

  /** Whether a transaction is open that can still be ended. */
  get isOpen(): boolean {
    return this.#isOpen && this.#connection !== undefined;
  }

  async begin(): Promise<void> {
    const before = this.#connection;
    try {
      await this.#begin();
    } catch (error) {
      // That the one of before has ended, as when the server started anew, shows only now.
      if (!before || !isLost(error)) throw error;
      await this.#begin();
    }
    this.#isOpen = true;
  }

  async #begin() {
    this.#connection ??= await this.#connect();
    try {
      await this.#connection.query(BEGIN);
    } catch (error) {
      // Half begun it is of no use to the next one.
      this.#drop();
      throw error;
    }
  }

  async execute(statement: string): Promise<void> {
    if (statement === "COMMIT") return this.#commit();
    if (statement === "ROLLBACK") this.#isOpen = false;
    await this.#ask((connection) => connection.query(statement));
  }

  /** A connection on which no answer came is of no use any more: what is asked next would wait behind that, or be taken for a part of it. */
  async #ask<T>(question: (connection: pg.Client) => Promise<T>): Promise<T> {
    try {
      return await question(this.#connected());
    } catch (error) {
      if (isAway(error)) this.#drop();
      throw error;
    }
  }

  async #commit() {
    const connection = this.#connected();
    const { rows } = await this.#ask(() => connection.query<{ commits: string; transaction: string }>(COUNT));
    const [counted] = rows;
    if (!counted) throw new Error("The database has no door: its tables are not whole.");
    this.#isOpen = false;
    try {
      await connection.query("COMMIT");
    } catch (error) {
      this.#drop();
      if (!isAway(error)) throw error;
      await this.#learn(counted.transaction, error);
    }
    this.#committed(Number(counted.commits));
  }

  /** The connection ended under a commit, which may have come about all the same: the server knows, once it answers. */
  async #learn(transaction: string, cause: unknown) {
    for (let question = 0; question < MOST_QUESTIONS; question += 1) {
      const status = await this.#statusOf(transaction).catch(() => undefined);
      if (status === "committed") return;
      if (status === "aborted") throw cause;
      await sleep(QUESTION_EVERY_MS);
    }
    throw new CommitInDoubt(cause);
  }

  async #statusOf(transaction: string): Promise<string | undefined> {
    this.#connection ??= await this.#connect();
    const asked = "SELECT pg_xact_status($1::xid8) AS status";
    const { rows } = await this.#ask((connection) => connection.query<{ status: string }>(asked, [transaction]));
    return rows[0]?.status;
  }

  /** Leaves a connection that is of no use any more, without waiting for its end, which may never come. */
  #drop() {
    void this.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.end();
  }

  async #connect(): Promise<pg.Client> {
    const connection = new pg.Client(this.#settings);
    const lose = () => {
      if (this.#connection === connection) this.#connection = undefined;
    };
    connection.on("error", lose);
    connection.on("end", lose);
    await connection.connect();
    return connection;
  }

  #connected(): pg.Client {
    if (!this.#connection) throw new Error("The connection to the database was lost.");
    return this.#connection;
  }
}
