import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { dataFolder } from "#db/client";

/** A database beside the forum's, on the same disk and as durable, in which a row of a post's size is a commit. */
export function commitOnce(): { commit: () => void; close: () => void } {
  const folder = mkdtempSync(join(dataFolder(), "bare-"));
  const db = new SQLite(join(folder, "bare.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("CREATE TABLE posts (id INTEGER PRIMARY KEY, body TEXT NOT NULL)");
  const insert = db.prepare("INSERT INTO posts (body) VALUES (?)");
  const body = "A bare row with a text as long as that of an argument. ".repeat(6);
  return {
    commit: () => void insert.run(body),
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
