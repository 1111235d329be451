import { readFile } from "node:fs/promises";
import type SQLite from "better-sqlite3";
import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { members } from "#db/schema/accounts";
import { close as closeSqlite } from "#db/sqlite/connections";
import { insertSession } from "#lib/accounts/insert-session";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { canonicalArticle } from "#lib/passages/canonical-text";
import { neighboursOf } from "#lib/passages/locate-passage";
import { openThread } from "#lib/threads/open-thread";
import { readBriefing } from "#lib/threads/read-briefing";
import type { Person } from "#lib/viewer";
import { seeded } from "#tests/bench/forum/chance";
import { type FilledThread, fillArguments, type Landmarks } from "#tests/bench/forum/fill-arguments";
import { fillModeration, type Moderated } from "#tests/bench/forum/fill-moderation";
import { FIRST_MEMBER, takePositions } from "#tests/bench/forum/opinions";
import { placesOf, type Shape, shapeOf } from "#tests/bench/forum/shape";
import { statementsOn } from "#tests/bench/forum/statements";
import { COMMON_WORD, handleOf, sentence } from "#tests/bench/forum/words";
import { inRawDatabase } from "#tests/integration/raw-database";
import { CONCERN, PRO, SYSTEM } from "#tests/people";

/** `slug` is the longest thread, `writer` the member who wrote most. */
export type Forum = Shape & Landmarks & Moderated & { slug: string; writer: Person };

const DAY_MS = 86_400_000;
const DAYS = 730;

/** Fills a new database with a forum of so many arguments, the same one each time: two years of it, until now. */
export async function fillForum(size: number, now = Date.now()): Promise<Forum> {
  const shape = shapeOf(size);
  await prepareDatabase();
  const threads = await openThreads(shape);
  const landmarks = inRawDatabase((db) => fillPastTheVerbs(db, shape, threads, now));
  const moderated = await fillModeration(shape, landmarks);
  return { ...shape, ...landmarks, ...moderated, slug: "thread-0", writer: await signIn(FIRST_MEMBER) };
}

async function openThreads({ threads }: Shape) {
  const editors = await openHouseAccount(SYSTEM);
  const article = await readFile(new URL("../../../db/content/eu-taliban-brussels.md", import.meta.url), "utf8");
  const briefing = readBriefing(article);
  const passages = passagesOf(briefing.markdown);
  const chance = seeded(threads);
  const opened: { id: number; passages: FilledThread["passages"] }[] = [];
  // The longest is the last, so that it is on the home page.
  for (let i = threads - 1; i >= 0; i -= 1) {
    const title = sentence(chance, 8, i % 7 === 0 ? COMMON_WORD : undefined).words.slice(0, -1);
    const stances: typeof briefing.stances = [
      { slug: PRO, label: i % 5 === 4 ? `Engage ${i}` : "Engage", summary: "Talks are worth what they cost." },
      { slug: CONCERN, label: "Do not", summary: "Talks cost more than they are worth." },
    ];
    const { id } = await openThread(editors, { ...briefing, slug: `thread-${i}`, title, stances });
    opened.unshift({ id, passages });
  }
  return opened;
}

/** The sentences of an article that are short enough to be quoted. */
function passagesOf(markdown: string): FilledThread["passages"] {
  const { text } = canonicalArticle(markdown);
  return [...text.matchAll(/[A-Z][^.?!]{20,300}[.?!]/g)].map(({ 0: exact, index: start }) => {
    const place = { start, end: start + exact.length };
    return { exact, ...neighboursOf(text, place), ...place };
  });
}

const WORDS_IN_MEMORY = 64 * 1024 * 1024;
const WORDS_IN_MEMORY_USUALLY = 1024 * 1024;

/** How many bytes of new words the index collects before it writes them (FTS5's hashsize, which it keeps). */
function setWordsInMemory(db: SQLite.Database, bytes: number) {
  db.prepare("INSERT INTO search_arguments (search_arguments, rank) VALUES ('hashsize', ?)").run(BigInt(bytes));
}

type Opened = Awaited<ReturnType<typeof openThreads>>;

/** Nothing is on disk before all of it is: who fills a forum anew loses nothing. */
function fillPastTheVerbs(db: SQLite.Database, shape: Shape, opened: Opened, now: number): Landmarks {
  const writeAheadAgain = withoutJournal(db);
  const chance = seeded(shape.arguments);
  const from = now - DAYS * DAY_MS;
  const statements = statementsOn(db);
  const places = placesOf(shape, chance);
  const sizes = new Uint32Array(shape.threads);
  for (const place of places) sizes[place] = (sizes[place] ?? 0) + 1;
  const threads = db.transaction(() => {
    for (let i = 0; i < shape.members; i += 1)
      statements.member.run(handleOf(i), `${handleOf(i)}@example.org`, "none", "member", from, from);
    let nextChange = 1;
    return opened.map((thread, i): FilledThread => {
      const about = { id: thread.id, size: sizes[i] ?? 0, nextChange, members: shape.members, from, days: DAYS };
      const taken = takePositions(statements, chance, about);
      nextChange = taken.nextChange;
      return { ...thread, standing: taken.standing };
    });
  })();
  const span = { from, until: now - DAY_MS / 24 };
  const indexAgain = withoutIndexes(db, ["arguments", "notifications"]);
  const landmarks = fillArguments(db, threads, places, shape.members, span, chance);
  indexAgain();
  writeAheadAgain();
  return landmarks;
}

/** Pages are written once and not twice. Answers how to go back to how the program works. */
function withoutJournal(db: SQLite.Database): () => void {
  closeSqlite();
  db.pragma("journal_mode = DELETE");
  db.pragma("journal_mode = MEMORY");
  db.pragma("synchronous = OFF");
  db.pragma("locking_mode = EXCLUSIVE");
  db.pragma("cache_size = -800000");
  // Where statements with triggers keep what they may have to take back.
  db.pragma("temp_store = MEMORY");
  setWordsInMemory(db, WORDS_IN_MEMORY);
  return () => {
    setWordsInMemory(db, WORDS_IN_MEMORY_USUALLY);
    db.pragma("locking_mode = NORMAL");
    db.pragma("journal_mode = WAL");
  };
}

/** An index that is made of all rows at once is made in a fifth of the time. What must be unique stays watched. */
function withoutIndexes(db: SQLite.Database, tables: string[]): () => void {
  const select =
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE INDEX%' AND tbl_name = ?";
  const indexes = tables.flatMap((table) => db.prepare(select).all(table) as { name: string; sql: string }[]);
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of indexes) db.exec(sql);
  };
}

async function signIn(memberId: number): Promise<Person> {
  return write(async (tx) => {
    const [row] = await tx.select({ handle: members.handle }).from(members).where(eq(members.id, memberId));
    return { role: "member", id: memberId, handle: row?.handle ?? "", sessionId: await insertSession(tx, memberId) };
  });
}
