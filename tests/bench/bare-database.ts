import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { dataFolder } from "#db/client";
import { inRawDatabase } from "#tests/integration/raw-database";

type Bare = { commit: () => void; close: () => void };

/** A database beside the forum's, on the same disk and as durable, in which a row of a post's size is a commit. */
export function commitOnce(): Bare {
  return bareDatabase((db) => {
    db.exec("CREATE TABLE posts (id INTEGER PRIMARY KEY, body TEXT NOT NULL)");
    const insert = db.prepare("INSERT INTO posts (body) VALUES (?)");
    const body = "A bare row with a text as long as that of an argument. ".repeat(6);
    return () => void insert.run(body);
  });
}

/**
 * A copy of the forum's database, with all its indexes, triggers and checks, in which the rows that an answer to this
 * reply of the deepest level writes are a commit: what a post costs before anything is read, checked, rendered or sent.
 */
export function commitReply(deepest: number): Bare {
  return bareDatabase((db) => {
    const reply = replyTo(db, deepest);
    let many = 0;
    return db.transaction(() => {
      many += 1;
      reply(many);
    });
  }, copyForum);
}

function bareDatabase(prepare: (db: SQLite.Database) => () => void, fill = (_file: string) => {}): Bare {
  const folder = mkdtempSync(join(dataFolder(), "bare-"));
  const file = join(folder, "bare.db");
  fill(file);
  const db = new SQLite(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("temp_store = MEMORY");
  return {
    commit: prepare(db),
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const copyForum = (file: string) => inRawDatabase((db) => void db.prepare("VACUUM INTO ?").run(file));

/** Writes the rows of the answer of that number, each by somebody else, with a text of its own. It stands beside what it answers. */
function replyTo(db: SQLite.Database, deepest: number): (number: number) => void {
  const place = db.prepare("SELECT thread_id, author_id, parent_id, root_id, depth FROM arguments WHERE id = ?");
  const [thread, answered, parent, root, depth] = place.raw().get(deepest) as [number, number, number, number, number];
  const authors = db.prepare("SELECT id FROM members WHERE id <> ? ORDER BY id DESC").pluck().all(answered) as number[];
  const insert = (table: string, columns: string) =>
    db.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/\w+/g, "?")})`);
  const argument = insert(
    "arguments",
    "thread_id, parent_id, root_id, depth, stance, author_id, revision, idempotency_key, created_at",
  );
  const text = insert("argument_revisions", "argument_id, number, body, html, sources, created_at");
  const words = insert("search_arguments", "rowid, claim, body, author, place");
  const news = insert("notifications", "member_id, kind, argument_id, actor_id, created_at");
  const audit = insert("audit", "at, actor_id, act, subject_type, subject_id, detail, hash");
  const counted = db.prepare("UPDATE arguments SET rebuttals = rebuttals + 1 WHERE id = ? AND stance <> ?");
  const stance = "pro-engagement";
  return (number) => {
    const now = Date.now();
    const author = authors[number % authors.length];
    const body = `Reply number ${number}. ${"Words as long as those of a post. ".repeat(6)}`;
    const written = argument.run(thread, parent, root, depth, stance, author, 1, `key-${number}`, now);
    const id = written.lastInsertRowid;
    text.run(id, 1, body, `<p>${body}</p>`, "[]", now);
    words.run(id, "", body, `poster ${number}`, `§t${thread} §s${stance} §b${number}`);
    counted.run(parent, stance);
    news.run(answered, "reply", id, author, now);
    audit.run(now, author, "post-argument", "argument", String(id), `{"thread":${thread}}`, "0".repeat(64));
  };
}
