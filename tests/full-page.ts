import type SQLite from "better-sqlite3";
import { CONCERN, PRO } from "#tests/people";

const ROOTS = 20;
const WORDS =
  "talks without recognition need a channel that both sides can close again without losing face while ministries keep answering for what was said at the table and why it was worth the price of a meeting".split(
    " ",
  );
const CLAIM_LENGTH = 80;
const PARAGRAPH_LENGTH = 225;

/**
 * Fills a thread, past the verbs, with as much as one page of it shows: 10 roots a side, each with three replies and a
 * best one from the other side, texts of the usual length, and ratings on three of five. Answers how many there are.
 */
export function fillPage(db: SQLite.Database, threadId: number): number {
  const argument = db.prepare(
    `INSERT INTO arguments (thread_id, parent_id, root_id, depth, stance, author_id, revision, idempotency_key, created_at,
      raters1, strong1, raters2, strong2) VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?)`,
  );
  const text = db.prepare(
    "INSERT INTO argument_revisions (argument_id, number, claim, body, html, sources, created_at) VALUES (?, 1, ?, ?, ?, '[]', 0)",
  );
  const add = (root: number, i: number, within: readonly number[]): number => {
    // The third answers the second, all others the root.
    const parent = i === 2 ? within[1] : within[0];
    const isOwnSide = i < 4 && i !== 1;
    const stance = (root % 2 === 0) === isOwnSide ? PRO : CONCERN;
    const ratings = i === 0 || i === 4 ? [9, 8, 7, 6] : i === 1 ? [5, 1, 5, 2] : [0, 0, 0, 0];
    const place = [threadId, parent ?? null, within[0] ?? null, parent === undefined ? 1 : i === 2 ? 3 : 2, stance];
    const at = Date.UTC(2026, 0, 1) + (root * 10 + i) * 60_000;
    const id = Number(argument.run(...place, `full-${root}-${i}`, at, ...ratings).lastInsertRowid);
    const paragraphs = [wordsFrom(id, PARAGRAPH_LENGTH), wordsFrom(id + 7, PARAGRAPH_LENGTH)];
    const html = paragraphs.map((words) => `<p>${words}</p>`).join("");
    text.run(id, i === 0 ? wordsFrom(id + 3, CLAIM_LENGTH) : null, paragraphs.join("\n\n"), html);
    return id;
  };
  return db.transaction(() => {
    for (let root = 0; root < ROOTS; root += 1) {
      const within: number[] = [];
      for (let i = 0; i < 5; i += 1) within.push(add(root, i, within));
    }
    return ROOTS * 5;
  })();
}

/** So many characters or a few more, others for each number. */
function wordsFrom(start: number, length: number): string {
  let words = "";
  for (let i = 0; words.length < length; i += 1) {
    const word = WORDS[(start * 11 + i * (start % 13) + i) % WORDS.length] ?? "";
    words += words ? ` ${word}` : word;
  }
  return words;
}
