import { beforeAll, expect, test } from "vitest";
import { closeDatabase } from "#db/client";
import { maintain } from "#db/postgres/connections";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { hideArgument } from "#lib/moderation/hide-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { creditArgument } from "#lib/moved/credit-argument";
import { rateArgument } from "#lib/ratings/rate-argument";
import type { Person } from "#lib/viewer";
import { argue, CONCERN, person, reply, seededDatabase } from "#tests/people";

const BEFORE = 2_000;
/** What an act is about, who may do it and who is told of it: a tenth of what the others wrote. */
const MOST_READ = BEFORE / 10;
const WORDS = "An answer of enough words that it is compared with what others have written on the same day";
const TEXT = { stance: CONCERN, quote: null, language: null, sources: [] };

/** How many rows were read until now; sessions that are open say so with a delay. */
async function rowsRead(): Promise<number> {
  await closeDatabase();
  return maintain(async (connection) => {
    const { rows } = await connection.query<{ read: string }>(
      "SELECT sum(seq_tup_read + idx_tup_fetch) AS read FROM pg_stat_user_tables",
    );
    return Number(rows[0]?.read);
  });
}

/** As many replies of just now as in a debate on a front page, past the verbs, which would take their time. */
const fill = (author: number, root: number) =>
  maintain(async (connection) => {
    const made = `INSERT INTO arguments (thread_id, parent_id, root_id, depth, stance, author_id, revision, idempotency_key, created_at)
      SELECT thread_id, id, id, 2, stance, ${author}, 1, 'filled-' || n, ${Date.now()} - n
      FROM arguments, generate_series(1, ${BEFORE}) AS n WHERE id = ${root} RETURNING id`;
    const text = `INSERT INTO argument_revisions (argument_id, number, body, html, sources, created_at)
      SELECT id, 1, 'Words', '<p>Words</p>', '[]', 0 FROM made`;
    const words = `INSERT INTO search_arguments (id, words) SELECT id, ('''word' || id || ''':1C')::tsvector FROM made`;
    await connection.query(`WITH made AS (${made}), texts AS (${text}) ${words}`);
  });

let writer: Person;
let other: Person;
let moderator: Person;
let root: number;
let own: number;
let theirs: number;
beforeAll(async () => {
  await seededDatabase();
  [writer, other] = [await person("writer"), await person("other")];
  moderator = await person("moderator", "moderator");
  root = await argue(other, { claim: "A claim that many answer" });
  own = await reply(writer, root);
  theirs = await reply(other, own);
  await fill((await person("busy")).id, root);
});

const ACTS: Record<string, () => Promise<unknown>> = {
  posts: () => reply(writer, root, { body: WORDS }),
  edits: () => editArgument(writer, { ...TEXT, kind: "reply", id: own, revision: 1, body: `${WORDS}, and more` }),
  rates: () => rateArgument(writer, { id: root, rating: "strong", position: 1 }),
  "says whose argument moved them": () => creditArgument(writer, { id: root, changed: "point", why: "x".repeat(60) }),
  reports: () => reportArgument(writer, { id: theirs, ground: "spam", note: "" }),
  hides: () => hideArgument(moderator, { id: theirs, revision: 1, ground: "spam", reason: "It advertises." }),
  restores: () => restoreArgument(moderator, { id: theirs, reason: "" }),
  // Of one among thousands of replies its parent counts those that are left (lib/arguments/count-rebuttals.ts).
  deletes: () => deleteArgument(other, { id: theirs }),
};

test.each(Object.entries(ACTS))(
  "who %s waits for what concerns it, not for all that others wrote that day",
  async (_, act) => {
    const before = await rowsRead();
    await act();
    expect((await rowsRead()) - before).toBeLessThan(MOST_READ);
  },
);

test("new words stand where search finds them, not in a list beside that", async () => {
  const waiting = await maintain(async (connection) => {
    const { rows } = await connection.query(
      "SELECT relname FROM pg_class JOIN pg_am ON pg_am.oid = relam WHERE amname = 'gin' AND NOT 'fastupdate=off' = ANY (coalesce(reloptions, '{}'))",
    );
    return rows;
  });
  expect(waiting).toEqual([]);
});
