import { type MessagePort, workerData } from "node:worker_threads";
import pg from "pg";

/** The other side of tests/postgres/raw-connection.ts: asks what it is told to ask, and wakes who waits for the answer. */
const { port, signal, address } = workerData as { port: MessagePort; signal: Int32Array; address: string };

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.BOOL, (value) => (value === "t" ? 1 : 0));

const client = new pg.Client({ connectionString: address });
client.on("error", () => undefined);
const connected = client.connect();

port.on("message", async ({ text, values }: { text: string; values: unknown[] }) => {
  const answer = await connected
    .then(() => client.query({ text, values, rowMode: "array" } as pg.QueryConfig & { rowMode: "array" }))
    .then((result) => {
      // Of several statements the last one counts.
      const last = Array.isArray(result) ? result.at(-1) : result;
      return {
        names: last.fields.map((field: pg.FieldDef) => field.name),
        rows: last.rows,
        changes: last.rowCount ?? 0,
      };
    })
    .catch((error: Error & { code?: string; constraint?: string }) => ({
      failure: { message: error.message, code: error.code },
    }));
  port.postMessage(answer);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});
