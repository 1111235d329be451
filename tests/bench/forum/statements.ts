import type SQLite from "better-sqlite3";

/** What the filling of a forum writes, past the verbs, each statement prepared once. */
export function statementsOn(db: SQLite.Database) {
  const insert = (table: string, columns: string) => {
    const values = columns.replace(/[^,]+/g, "?");
    return db.prepare(`INSERT INTO ${table} (${columns}) VALUES (${values})`);
  };
  return {
    member: insert("members", "handle, email, password_hash, role, verified_at, created_at"),
    positionChange: insert("position_changes", "id, thread_id, member_id, before, after, taken_at"),
    position: db.prepare(
      "INSERT INTO positions (thread_id, member_id, value, change_id) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value, change_id = excluded.change_id",
    ),
    argument: insert(
      "arguments",
      "id, thread_id, parent_id, root_id, depth, stance, author_id, revision, idempotency_key, created_at, raters1, strong1, raters2, strong2, moved_count, moved_across, both_sides",
    ),
    text: db.prepare(
      "INSERT INTO argument_revisions (argument_id, number, claim, body, html, sources, created_at) VALUES (?, ?, ?, ?, ?, '[]', ?)",
    ),
    words: insert("search_arguments", "rowid, claim, body, author, place"),
    passage: insert("passages", "argument_id, revision, exact, prefix, suffix, start_utf16, end_utf16, state"),
    rating: insert("ratings", "argument_id, member_id, strong, rated_at"),
    credit: insert("moved", "argument_id, member_id, kind, why, before, after, across, created_at"),
    notification: insert("notifications", "member_id, kind, argument_id, actor_id, created_at, read_at"),
    audit: insert("audit", "id, at, actor_id, act, subject_type, subject_id, detail, hash"),
    deletion: db.prepare("UPDATE arguments SET deleted_by_id = ? WHERE id = ?"),
    rebuttals: db.prepare("UPDATE arguments SET rebuttals = ? WHERE id = ?"),
  };
}

export type Statements = ReturnType<typeof statementsOn>;
