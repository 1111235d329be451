import pg from "pg";
import { expect, test } from "vitest";
import { databaseAddress, maintain } from "#db/postgres/connections";
import { lineTo } from "#tests/postgres/line";

test("a line loses what is told on a channel, and nothing else", async () => {
  const line = await lineTo(databaseAddress());
  const listener = new pg.Client({ connectionString: line.address });
  const heard: unknown[] = [];
  listener.on("notification", ({ channel, payload }) => heard.push([channel, payload]));
  await listener.connect();
  await listener.query("LISTEN lost; LISTEN kept");
  line.lose("lost");
  await maintain((connection) => connection.query("NOTIFY lost, 'one'; NOTIFY kept, 'two'; NOTIFY lost, 'three'"));
  await expect.poll(() => heard).toEqual([["kept", "two"]]);
  expect((await listener.query("SELECT 1 AS answer")).rows).toEqual([{ answer: 1 }]);
  expect(heard).toHaveLength(1);
  await listener.end();
  await line.close();
});
