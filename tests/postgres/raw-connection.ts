import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type SQLite from "better-sqlite3";

type Answer = { names: string[]; rows: unknown[][]; changes: number } | { failure: { message: string; code?: string } };

/** What SQLite says, of which tests know it. */
const REFUSALS: Record<string, string> = {
  "23502": "NOT NULL constraint failed",
  "23503": "FOREIGN KEY constraint failed",
  "23505": "UNIQUE constraint failed",
  "23514": "CHECK constraint failed",
};

/**
 * PostgreSQL with the words of better-sqlite3, which tests use to look at the database and to try its rules past the
 * program: each call waits for its answer, for which a thread of its own asks.
 */
export class RawConnection {
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));
  readonly #channel = new MessageChannel();
  readonly #worker: Worker;

  constructor(address: string) {
    const { port2 } = this.#channel;
    this.#worker = new Worker(new URL("./raw-worker.ts", import.meta.url), {
      workerData: { port: port2, signal: this.#signal, address },
      transferList: [port2],
      execArgv: [],
    });
    this.#worker.unref();
    this.#channel.port1.unref();
  }

  /** As SQLite’s: a statement with `?` or `@name` for its values. */
  prepare(source: string): SQLite.Statement {
    return new RawStatement(this, source) as unknown as SQLite.Statement;
  }

  exec(source: string): void {
    this.ask(inPostgres(source), []);
  }

  /** Settings of the other engine: here they are as they should be already. */
  pragma(): void {}

  transaction<Given extends unknown[]>(work: (...given: Given) => unknown): (...given: Given) => unknown {
    return (...given) => {
      this.exec("BEGIN");
      try {
        const result = work(...given);
        this.exec("COMMIT");
        return result;
      } catch (error) {
        this.exec("ROLLBACK");
        throw error;
      }
    };
  }

  close(): void {
    void this.#worker.terminate();
  }

  ask(text: string, values: unknown[]): Exclude<Answer, { failure: unknown }> {
    Atomics.store(this.#signal, 0, 0);
    this.#channel.port1.postMessage({ text, values });
    Atomics.wait(this.#signal, 0, 0);
    const answer = receiveMessageOnPort(this.#channel.port1)?.message as Answer;
    if (!("failure" in answer)) return answer;
    const { message, code } = answer.failure;
    const refusal = REFUSALS[code ?? ""];
    throw Object.assign(new Error(refusal ? `${refusal}: ${message}` : message), { code });
  }
}

/** What replaces a row on SQLite is what comes nearest here: whatever is there already, the rules are asked before. */
function inPostgres(source: string): string {
  return source
    .replace(/\bREPLACE INTO ([^;]*)/g, "INSERT INTO $1 ON CONFLICT DO NOTHING")
    .replace(/\bUPDATE OR REPLACE\b/g, "UPDATE")
    .replace(/\bON CONFLICT DO UPDATE\b[^;]*/g, "ON CONFLICT DO NOTHING");
}

class RawStatement {
  #isPlucked = false;
  readonly #names: string[] = [];
  readonly #text: string;
  readonly connection: RawConnection;

  constructor(connection: RawConnection, source: string) {
    this.connection = connection;
    let count = 0;
    this.#text = inPostgres(source).replace(/'[^']*'|"[^"]*"|\?|@(\w+)/g, (found, name: string | undefined) => {
      if (name !== undefined && !this.#names.includes(name)) this.#names.push(name);
      if (name !== undefined) return `$${this.#names.indexOf(name) + 1}`;
      count += found === "?" ? 1 : 0;
      return found === "?" ? `$${count}` : found;
    });
  }

  pluck(): this {
    this.#isPlucked = true;
    return this;
  }

  all(...given: unknown[]): unknown[] {
    const { names, rows } = this.#ask(given);
    return rows.map((row) =>
      this.#isPlucked ? row[0] : Object.fromEntries(names.map((name, i) => [name, row[i]] as const)),
    );
  }

  get(...given: unknown[]): unknown {
    return this.all(...given)[0];
  }

  run(...given: unknown[]) {
    const { changes } = this.#ask(given);
    const last = new RawStatement(this.connection, "SELECT lastval()").pluck();
    return {
      changes,
      /** Of a row that has just been inserted. */
      get lastInsertRowid() {
        return Number(last.get());
      },
    };
  }

  #ask(given: unknown[]) {
    const [first] = given;
    const isNamed = typeof first === "object" && first !== null && !Array.isArray(first);
    const values = isNamed ? this.#names.map((name) => (first as Record<string, unknown>)[name]) : given.flat();
    return this.connection.ask(this.#text, values);
  }
}
