import type SQLite from "better-sqlite3";
import { seeded } from "#tests/bench/forum/chance";
import { CONCERN, PRO } from "#tests/people";

/** A root and its replies: each fifth is a long exchange, the others are short. Five on average. */
const mixed = (root: number): number => (root % 5 === 1 ? 13 : 3);
const DEEPEST = 8;
const WORDS = "Talks without recognition need a channel that both sides can close again without losing face".split(" ");

export type Filled = { roots: number; deepest: number };

/**
 * Adds `many` arguments to a thread at once, past the verbs, which would take their time: one in five is a root, the
 * others are replies, down to the eighth level. Answers how many roots there are and one argument of the last level.
 */
export function fillThread(db: SQLite.Database, threadId: number, many: number, sizeOf = mixed): Filled {
  const argument = db.prepare(
    "INSERT INTO arguments (thread_id, parent_id, root_id, depth, stance, author_id, revision, idempotency_key, created_at) VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?)",
  );
  const text = db.prepare(
    "INSERT INTO argument_revisions (argument_id, number, claim, body, html, sources, created_at) VALUES (?, 1, ?, ?, ?, '[]', 0)",
  );
  const chance = seeded(threadId);
  return db.transaction(() => {
    let deepest = 0;
    let roots = 0;
    for (let added = 0; added < many; added += sizeOf(roots)) {
      roots += 1;
      const within: { id: number; depth: number }[] = [];
      for (let i = 0; i < sizeOf(roots); i += 1) {
        // The first eight are a chain; the others answer any of those that are not too deep.
        const above = i < DEEPEST ? within.at(-1) : within[Math.floor(chance() * (DEEPEST - 1))];
        const depth = (above?.depth ?? 0) + 1;
        const stance = above && chance() < 0.2 ? null : chance() < 0.5 ? PRO : CONCERN;
        const key = `bench-${threadId}-${roots}-${i}`;
        const place = [threadId, above?.id ?? null, within[0]?.id ?? null, depth, stance, key, roots * 1000];
        const id = Number(argument.run(...place).lastInsertRowid);
        const words = Array.from({ length: 40 }, () => WORDS[Math.floor(chance() * WORDS.length)]).join(" ");
        text.run(id, above ? null : `Claim ${roots} of ${many}: ${words.slice(0, 50)}`, words, `<p>${words}</p>`);
        within.push({ id, depth });
        if (depth === DEEPEST) deepest = id;
      }
    }
    return { roots, deepest };
  })();
}
