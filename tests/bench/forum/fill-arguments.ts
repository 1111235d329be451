import type SQLite from "better-sqlite3";
import { placeWords } from "#db/search";
import { JUST_ASKING, MAX_DEPTH } from "#lib/arguments/rules";
import { auditWriter } from "#tests/bench/forum/audit-writer";
import { FIRST_MEMBER, opinionsOn, type Standing } from "#tests/bench/forum/opinions";
import { type Statements, statementsOn } from "#tests/bench/forum/statements";
import { foldedHandleOf, PHRASE, RARE_WORD, sentence } from "#tests/bench/forum/words";
import { CONCERN, PRO } from "#tests/people";

type Quotable = { exact: string; prefix: string; suffix: string; start: number; end: number };
export type FilledThread = { id: number; standing: Standing[]; passages: Quotable[] };
export type Span = { from: number; until: number };

/** What is worth asking for: the last level, a root with many replies, texts and credits, somebody who wrote very much. */
export type Landmarks = { deepest: number; loved: number };

type Placed = { id: number; root: number; depth: number; side: 0 | 1 | 2; authorId: number };
type Recent = { all: Placed[]; last: Placed | undefined; count: number };

const AT_ONCE = 100_000;
const REMEMBERED = 64;
const TEXTS_OF_LOVED = 25;
const DAY_MS = 86_400_000;
const RARE_TEXTS = 30;

/**
 * Writes an argument for each place, in the order of time, with text, index, opinions, news and audit row: past the
 * verbs, which would take their time, but not past the rules of the database. A transaction holds AT_ONCE of them.
 */
export function fillArguments(
  db: SQLite.Database,
  threads: readonly FilledThread[],
  places: Uint16Array,
  members: number,
  span: Span,
  chance: () => number,
): Landmarks {
  const statements = statementsOn(db);
  const audit = auditWriter(db, statements);
  const words: Words[] = [];
  const recents = threads.map((): Recent => ({ all: [], last: undefined, count: 0 }));
  const rebuttals = new Uint16Array(places.length + 1);
  const landmarks: Landmarks = { deepest: 0, loved: 0 };
  const every = Math.max(1, Math.floor(places.length / RARE_TEXTS));
  const one = (i: number) => {
    const thread = threads[places[i] ?? 0];
    const recent = recents[places[i] ?? 0];
    if (!thread || !recent) throw new Error("Each place is in a thread.");
    const id = i + 1;
    const at = span.from + Math.floor(((span.until - span.from) * i) / places.length);
    const authorId = FIRST_MEMBER + Math.floor(members * chance() ** 2);
    const parent = parentIn(recent, places[i] === 0, landmarks, chance);
    const isLoved = parent === undefined && places[i] === 0 && landmarks.loved === 0;
    const placed = placeBelow(parent, id, authorId, chance);
    words.push(writeArgument(statements, chance, thread, { ...placed, parent, at, isLoved, rare: i % every === 0 }));
    audit({ at, actorId: authorId, act: "post-argument", subjectId: id, detail: { thread: thread.id } });
    if (isLoved) landmarks.loved = id;
    if (places[i] === 0 && placed.depth === MAX_DEPTH) landmarks.deepest ||= id;
    if (parent && chance() < 0.003 && landmarks.deepest !== id) {
      const act = audit({ at: at + 1, actorId: authorId, act: "delete-argument", subjectId: id, detail: {} });
      statements.deletion.run(act, id);
      return;
    }
    if (parent && placed.side !== 0 && parent.side !== 0 && placed.side !== parent.side)
      rebuttals[parent.id] = (rebuttals[parent.id] ?? 0) + 1;
    remember(recent, placed);
  };
  inChunks(db, 0, places.length, one, () => writeWords(statements, words.splice(0)));
  inChunks(db, 1, rebuttals.length, (id) => {
    if (rebuttals[id]) statements.rebuttals.run(rebuttals[id], id);
  });
  return landmarks;
}

function inChunks(
  db: SQLite.Database,
  from: number,
  to: number,
  write: (i: number) => void,
  finish: () => void = () => undefined,
) {
  const chunk = db.transaction((start: number) => {
    for (let i = start; i < Math.min(start + AT_ONCE, to); i += 1) write(i);
    finish();
  });
  for (let start = from; start < to; start += AT_ONCE) chunk(start);
}

/** One in five is a root. Half of the others go on where the exchange is, some answer the argument that everybody knows. */
function parentIn(recent: Recent, isLongest: boolean, landmarks: Landmarks, chance: () => number) {
  if (isLongest && recent.count > 0 && recent.count < MAX_DEPTH) return recent.last;
  if (!recent.last || chance() < 0.2) return undefined;
  if (isLongest && chance() < 0.08) return recent.all.find(({ id }) => id === landmarks.loved);
  const chosen = chance() < 0.5 ? recent.last : recent.all[Math.floor(chance() * recent.all.length)];
  return chosen && chosen.depth < MAX_DEPTH ? chosen : recent.all.find(({ depth }) => depth < MAX_DEPTH);
}

/** The first stays, so that the best known argument of the longest thread is answered to the end. */
function remember(recent: Recent, placed: Placed) {
  if (recent.all.length === REMEMBERED) recent.all.splice(1, 1);
  recent.all.push(placed);
  recent.last = placed;
  recent.count += 1;
}

function placeBelow(parent: Placed | undefined, id: number, authorId: number, chance: () => number): Placed {
  const side = chance() < 0.5 ? 1 : 2;
  if (!parent) return { id, root: id, depth: 1, side, authorId };
  return { id, root: parent.root, depth: parent.depth + 1, side: chance() < 0.2 ? 0 : side, authorId };
}

type Words = [id: number, claim: string, body: string, author: string, place: string];

/** All at once, because the index writes what it has collected whenever a statement with triggers comes between. */
function writeWords(statements: Statements, words: readonly Words[]) {
  for (const each of words) statements.words.run(...each);
}

type NewArgument = Placed & { parent: Placed | undefined; at: number; isLoved: boolean; rare: boolean };

/** Answers its words, for the index. */
function writeArgument(
  statements: Statements,
  chance: () => number,
  thread: FilledThread,
  argument: NewArgument,
): Words {
  const { id, parent, root, depth, side, authorId, at, isLoved } = argument;
  const stance = side === 0 ? null : side === 1 ? PRO : CONCERN;
  const isRoot = parent === undefined;
  const { ratings, credits, counts } =
    isRoot && side !== 0 ? opinionsOn(chance, thread.standing, { authorId, side, isLoved }) : NO_OPINIONS;
  const revision = isLoved ? TEXTS_OF_LOVED : 1;
  const place = [id, thread.id, parent?.id ?? null, isRoot ? null : root, depth, stance];
  statements.argument.run(...place, authorId, revision, `filled-${id}`, at, ...counts);

  const claim = isRoot ? sentence(chance, 6 + Math.floor(chance() * 6)) : null;
  const also = argument.rare ? RARE_WORD : chance() < 0.001 ? PHRASE : undefined;
  let body = "";
  for (let number = 1; number <= revision; number += 1) {
    const text = sentence(chance, 8 + Math.floor(chance() ** 2 * 70), also);
    const html = `<p>${text.words}</p>`;
    statements.text.run(id, number, claim?.words ?? null, text.words, html, at + (number - 1) * DAY_MS);
    body = text.folded;
  }
  const passage = isRoot && chance() < 0.4 ? thread.passages[Math.floor(chance() * thread.passages.length)] : undefined;
  if (passage) {
    const { exact, prefix, suffix, start, end } = passage;
    statements.passage.run(id, 1, exact, prefix, suffix, start, end, "anchored");
  }
  for (const { memberId, strong } of ratings) statements.rating.run(id, memberId, Number(strong), at + DAY_MS);
  for (const { memberId, first, value, across } of credits) {
    const kind = first === value ? (memberId % 2 ? "point" : "fact") : "position";
    statements.credit.run(id, memberId, kind, `${WHY} ${memberId}.`, first, value, Number(across), at + DAY_MS);
  }
  if (parent && parent.authorId !== authorId)
    statements.notification.run(parent.authorId, "reply", id, authorId, at, at + DAY_MS);
  const kept = placeWords({ thread: thread.id, stance: stance ?? JUST_ASKING, body, roots: claim?.roots ?? [] });
  return [id, claim?.folded ?? "", body, foldedHandleOf(authorId - FIRST_MEMBER), kept];
}

const NO_OPINIONS = { ratings: [], credits: [], counts: [0, 0, 0, 0, 0, 0, 0] };
const WHY = "I had not thought of this before, and it holds even where I would rather that it did not, says member";
