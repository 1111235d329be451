import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read, write } from "#db/client";
import { onPostgres } from "#db/columns";
import { prepareDatabase } from "#db/prepare";
import { countKept, forgetAllWords } from "#db/search";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { EditArgument } from "#lib/arguments/schema";
import { hideArgument } from "#lib/moderation/hide-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { suspendMember } from "#lib/moderation/suspend-member";
import { indexArgument } from "#lib/search/index-argument";
import { type Filters, findSimilar, listThreadChoices, searchEverything } from "#lib/search/queries";
import { rebuildIndex } from "#lib/search/rebuild-index";
import { Search } from "#lib/search/schema";
import { type Person, VISITOR } from "#lib/viewer";
import { anotherForum } from "#tests/another-forum";
import { inRawDatabase } from "#tests/integration/raw-database";
import {
  argue,
  CONCERN,
  emptyThread,
  lastAct,
  PRO,
  person,
  reply,
  SYSTEM,
  seededDatabase,
  THREAD,
} from "#tests/people";

let author: Person;
let other: Person;
let moderator: Person;

/** A data folder of its own, with three people in it. */
async function freshForum() {
  await anotherForum();
  await seededDatabase();
  author = await person("an-author");
  other = await person("somebody.else");
  moderator = await person("a-moderator", "moderator");
}

const idsFor = async (query: string, filters?: Filters, page?: number) =>
  (await searchEverything(query, filters, page)).arguments.results.map(({ id }) => id);
const plain = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join("");
const hits = (pieces: { text: string; hit: boolean }[]) => pieces.flatMap(({ text, hit }) => (hit ? [text] : []));

/** Everything that the index holds: each word with its column and place, by argument and by article. */
function indexContents() {
  return inRawDatabase((db) =>
    ["search_arguments", "search_articles"].map((table) => {
      if (onPostgres) return db.prepare(`SELECT id, words::text FROM ${table} ORDER BY id`).all();
      db.exec(`CREATE VIRTUAL TABLE temp.look USING fts5vocab(main, ${table}, instance)`);
      const rows = db.prepare('SELECT doc, col, "offset", term FROM temp.look ORDER BY 1, 2, 3').all();
      db.exec("DROP TABLE temp.look");
      return rows;
    }),
  );
}

describe("an argument is found", () => {
  let root: number;
  let below: number;
  beforeAll(async () => {
    await freshForum();
    root = await argue(author, {
      claim: "Zebras are a café matter",
      body: "Of *giraffes*, [elephants](https://savanna.example/herd) and &amp; `code`.",
    });
    below = await reply(other, root, { body: "What about the okapi, که علی گفت؟" });
  });

  test.each([
    ["its claim", "zebra", "root"],
    ["a word with an accent", "cafe", "root"],
    ["its body", "giraffes", "root"],
    ["the words of a link", "elephants", "root"],
    ["all of several words, wherever they are", "matter elephant zebra", "root"],
    ["words that are in every text, left out", "the zebras and the giraffes", "root"],
    ["the beginning of the last word", "zebra gir", "root"],
    ["a reply's body", "okapi", "below"],
    ["another keyboard's letters", "علي كه", "below"],
    ["its author", "somebody.else", "below"],
    ["its author and its words", "else okapi", "below"],
  ])("by %s", async (_, query, what) => expect(await idsFor(query)).toEqual([what === "root" ? root : below]));

  test.each([
    ["a word that is not there", "zebra lion"],
    ["the beginning of a word that is not the last", "zeb giraffe"],
    ["the address of a link, which no reader sees", "savanna"],
    ["Markdown", "amp"],
  ])("not by %s", async (_, query) => expect(await idsFor(query)).toEqual([]));

  test("with all that a reader needs to choose", async () => {
    const found = await searchEverything("zebra giraffe");
    expect(found.arguments).toMatchObject({
      total: 1,
      results: [
        {
          id: root,
          thread: { slug: THREAD, title: expect.stringContaining("Brussels") },
          stance: { slug: PRO, label: "Pro-engagement", side: 1 },
          author: "an-author",
          isReply: false,
          replies: 1,
          postedAt: expect.stringMatching(/^\d{4}-/),
        },
      ],
    });
    const [result] = found.arguments.results;
    expect(hits(result?.name ?? [])).toEqual(["Zebras"]);
    expect(hits(result?.snippet ?? [])).toEqual(["giraffes"]);
    expect(plain(result?.snippet ?? [])).toBe("Of giraffes, elephants and & code.");
  });

  test("a reply, which has no claim, is named by its snippet, and has its side", async () => {
    const [result] = (await searchEverything("okapi")).arguments.results;
    expect(result).toMatchObject({ isReply: true, stance: { slug: CONCERN } });
    expect(plain(result?.name ?? [])).toBe("What about the okapi, که علی گفت؟");
    expect(hits(result?.name ?? [])).toEqual(["okapi"]);
    expect(result?.snippet).toEqual([]);
  });
});

describe("the order", () => {
  beforeAll(freshForum);

  test("is by how well it fits, a claim weighing more than a body, and then the newest", async () => {
    const inBody = await argue(author, { claim: "Of something else", body: "The quagga is mentioned." });
    const inClaim = await argue(author, { claim: "The quagga is extinct", body: "Mentioned." });
    const newer = await argue(author, { claim: "The quagga is extinct", body: "Mentioned." });
    expect(await idsFor("quagga")).toEqual([newer, inClaim, inBody]);
  });

  test("parts into pages without losing or repeating any", async () => {
    const many: number[] = [];
    for (let i = 0; i < 25; i += 1) many.push(await argue(SYSTEM_AUTHOR(), { claim: `Dodo ${i % 3}` }));
    const first = await searchEverything("dodo");
    const second = await searchEverything("dodo", {}, 2);
    expect([first.arguments.total, first.hasMore, second.hasMore]).toEqual([25, true, false]);
    const shown = [...first.arguments.results, ...second.arguments.results].map(({ id }) => id);
    expect(shown.toSorted((a, b) => a - b)).toEqual(many);
    expect(await idsFor("dodo", {}, 3)).toEqual([]);
  });
});

/** The house account may post as often as it likes. */
const SYSTEM_AUTHOR = () => ({ ...SYSTEM, id: 1 });

describe("filters", () => {
  let here: number;
  let there: number;
  let question: number;
  beforeAll(async () => {
    await freshForum();
    await emptyThread("elsewhere", "An article on the axolotl.");
    here = await argue(author, { claim: "Axolotl one" });
    there = await argue(other, { thread: "elsewhere", stance: CONCERN, claim: "Axolotl two" });
    question = await reply(author, there, { thread: "elsewhere", stance: "asks", body: "Axolotl?" });
  });

  test.each<[string, Filters, () => number[]]>([
    ["none", {}, () => [here, there, question]],
    ["thread", { thread: "elsewhere" }, () => [there, question]],
    ["stance", { stance: CONCERN }, () => [there]],
    ["just asking", { stance: "asks" }, () => [question]],
    ["author", { author: "an-author" }, () => [here, question]],
    ["all of them", { thread: "elsewhere", author: "an-author", stance: "asks", kind: "arguments" }, () => [question]],
    ["a thread that is none", { thread: "nowhere" }, () => []],
    ["an author who is none", { author: "nobody" }, () => []],
    ["a stance that is none", { stance: "maybe" }, () => []],
    ["another kind", { kind: "articles" }, () => []],
  ])("%s", async (_, filters, expected) => {
    expect((await idsFor("axolotl", filters)).toSorted((a, b) => a - b)).toEqual(expected());
    expect((await searchEverything("axolotl", filters)).arguments.total).toBe(expected().length);
  });

  test("articles are found by title, dek, motion and text, in their thread, where no side or author is asked for", async () => {
    const slugs = async (query: string, filters?: Filters) =>
      (await searchEverything(query, filters)).articles.results.map(({ slug }) => slug);
    expect(await slugs("axolotl")).toEqual(["elsewhere"]);
    expect(await slugs("brussels door kabul")).toEqual([THREAD]);
    expect(await slugs("technical asylum-seekers")).toEqual([THREAD]);
    expect(await slugs("axolotl", { thread: THREAD })).toEqual([]);
    expect(await slugs("axolotl", { kind: "articles" })).toEqual(["elsewhere"]);
    expect(await slugs("axolotl", { author: "an-author" })).toEqual([]);
    const [found] = (await searchEverything("Deutsche Welle visas")).articles.results;
    expect(hits(found?.snippet ?? [])).toEqual(expect.arrayContaining(["visas", "Deutsche"]));
  });

  test("members are found by the beginning of their handle, once something of theirs can be read", async () => {
    const handles = async (query: string, filters?: Filters) =>
      (await searchEverything(query, filters)).members.results.map(({ handle }) => handle);
    expect(await handles("@somebody")).toEqual(["somebody.else"]);
    expect(await handles("SOME", { kind: "members" })).toEqual(["somebody.else"]);
    expect(await handles("a-mod")).toEqual([]);
    expect(await handles("some", { thread: THREAD })).toEqual([]);
    expect(await handles("%")).toEqual([]);
  });

  test("choices are the threads with their sides", async () => {
    expect(await listThreadChoices()).toMatchObject([
      { slug: "elsewhere", stances: [{ slug: PRO }, { slug: CONCERN }] },
      { slug: THREAD, stances: [{ slug: PRO, label: "Pro-engagement" }, { slug: CONCERN }] },
    ]);
  });
});

describe("the index follows what happens", () => {
  beforeEach(freshForum);

  test("an edit replaces the old words", async () => {
    const id = await argue(author, { claim: "Narwhal claim", body: "Narwhal body" });
    const edit = { kind: "root", id, revision: 1, claim: "Beluga claim", body: "Beluga body", sources: "" };
    await editArgument(author, EditArgument.parse(edit));
    expect(await idsFor("narwhal")).toEqual([]);
    expect(await idsFor("beluga")).toEqual([id]);
    expect(JSON.stringify(indexContents())).not.toContain("narwhal");
  });

  test("what is hidden is neither found nor counted, until it is restored; its author is found by it no more", async () => {
    const id = await argue(author, { claim: "Narwhal claim" });
    await hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
    const hidden = await searchEverything("narwhal");
    expect(hidden.arguments).toMatchObject({ total: 0, results: [] });
    expect((await searchEverything("an-author")).members.total).toBe(0);
    expect(await findSimilar(THREAD, "A narwhal claim")).toEqual([]);
    await restoreArgument(moderator, { id, reason: "It was none." });
    expect(await idsFor("narwhal")).toEqual([id]);
    expect((await searchEverything("an-author")).members.total).toBe(1);
  });

  test("what was deleted is not found, and a reply to it is", async () => {
    const id = await argue(author, { claim: "Narwhal claim" });
    const answer = await reply(other, id, { body: "Narwhal reply" });
    await deleteArgument(author, { id });
    expect(await idsFor("narwhal")).toEqual([answer]);
    expect((await searchEverything("narwhal")).arguments.total).toBe(1);
  });

  test("removed replies are not counted", async () => {
    const id = await argue(author, { claim: "Narwhal claim" });
    const gone = await reply(other, id, {});
    await reply(author, id, {});
    await deleteArgument(other, { id: gone });
    expect((await searchEverything("narwhal")).arguments.results).toMatchObject([{ replies: 1 }]);
  });

  test("what a suspended member wrote stays", async () => {
    const id = await argue(author, { claim: "Narwhal claim" });
    await suspendMember(moderator, { handle: author.handle, days: 3, ground: "spam", reason: "Spam." });
    expect(await idsFor("narwhal")).toEqual([id]);
  });

  test("an act that is undone leaves no trace", async () => {
    const before = indexContents();
    const undone = write(async (tx) => {
      await forgetAllWords(tx);
      await indexArgument(tx, 1);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(indexContents()).toEqual(before);
    await expect(argue(author, { claim: "Narwhal claim", quote: "This is not in the article." })).rejects.toThrow();
    expect(indexContents()).toEqual(before);
  });
});

describe("rebuilding", () => {
  beforeEach(freshForum);

  test("makes the same index as was kept on the way", async () => {
    const id = await argue(author, { claim: "Narwhal claim", body: "Of *whales*" });
    const edit = { kind: "root", id, revision: 1, claim: "Beluga claim", body: "", sources: "" };
    await editArgument(author, EditArgument.parse(edit));
    await reply(other, id, { body: "علي" });
    await deleteArgument(author, { id });
    const kept = indexContents();
    expect(await rebuildIndex(SYSTEM)).toEqual({ arguments: 12, articles: 1 });
    expect(indexContents()).toEqual(kept);
    expect(await lastAct()).toMatchObject({ act: "rebuild-index", subject: "index search" });
  });

  test("at a start fills an index that lacks something, as after an update, and only then", async () => {
    const before = await lastAct();
    expect(await rebuildIndex(SYSTEM, { ifIncomplete: true })).toBeNull();
    expect(await lastAct()).toEqual(before);
    const full = indexContents();
    await write(forgetAllWords);
    expect(await read(countKept)).toEqual({ arguments: 0, articles: 0 });
    expect(await rebuildIndex(SYSTEM, { ifIncomplete: true })).toEqual({ arguments: 10, articles: 1 });
    expect(indexContents()).toEqual(full);
  });

  test("is for the operator alone", async () => {
    await expect(rebuildIndex(VISITOR)).rejects.toMatchObject({ status: 401 });
    await expect(rebuildIndex(moderator)).rejects.toMatchObject({ status: 403 });
  });

  test("is not undone or refused by the next start", async () => {
    expect(await prepareDatabase()).toEqual({ applied: 0 });
  });
});

describe("any input at all is answered", () => {
  beforeAll(freshForum);

  test.each([
    ["kabul OR", 4],
    ["NOT kabul*", 4],
    ['"kabul', 4],
    ["(kabul", 4],
    ["\ud800kabul\udc00", 4],
    ["🙂 kabul", 4],
    ["kabul\0price", 1],
    ["kabul ".repeat(2_000), 4],
    ["NEAR(kabul, 2)", 0],
    ["{claim} : kabul", 1],
    ["🙂", 0],
    ["!!! … ---", 0],
    ["", 0],
    ["'; DROP TABLE arguments; --", 0],
    ["x".repeat(10_000), 0],
  ])("%j", async (query, total) => {
    expect((await searchEverything(query)).arguments.total).toBe(total);
    const { q } = Search.parse({ q: query });
    expect([...q].length).toBeLessThanOrEqual(300);
    expect(q.isWellFormed()).toBe(true);
  });

  const word = fc.constantFrom("kabul", "talk", "the", "یک", "و", "AND", "OR", "NOT", "NEAR", "claim", "rowid");
  const sign = fc.constantFrom(..."\"'*^:(){}[]+-,.;%_\\/<>&~|!?\0\n\u200c\ud800\udfff🙂 ");
  const typed = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.array(fc.oneof(word, sign), { maxLength: 12 }).map((parts) => parts.join("")),
  );
  const search = fc.record(
    { q: typed, thread: typed, stance: typed, author: typed, kind: typed, page: typed },
    { requiredKeys: ["q"] },
  );

  test("10,000 random queries, as they are and in an address with filters", { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(search, fc.option(typed, { nil: undefined }), async (address, raw) => {
        const { q, page, ...filters } = Search.parse(address);
        const found = await (raw === undefined ? searchEverything(q, filters, page) : searchEverything(raw));
        expect(found.arguments.results.length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 10_000 },
    );
  });

  test("1,000 random claims", { timeout: 180_000 }, async () => {
    const isFew = async (claim: string) => (await findSimilar(THREAD, claim)).length <= 3;
    await fc.assert(fc.asyncProperty(typed, isFew), { numRuns: 1_000 });
  });
});

describe("similar arguments", () => {
  beforeAll(freshForum);

  test("are visible root arguments of the thread that claim the same in other words", async () => {
    expect(await findSimilar(THREAD, "Meeting them is already a concession")).toEqual([
      { id: 4, claim: "The meeting itself is the concession", stance: CONCERN, replies: 1 },
    ]);
    expect(await findSimilar(THREAD, "The airport of Kabul is closed in winter")).toEqual([]);
    expect(await findSimilar(THREAD, "it is not what they are")).toEqual([]);
    expect(await findSimilar("nowhere", "Meeting them is already a concession")).toEqual([]);
  });

  test("are three at most, the most similar first, of this thread alone, and no replies", async () => {
    await emptyThread("beside");
    const claim = "The pangolin needs protection now";
    await argue(author, { thread: "beside", claim });
    const house = SYSTEM_AUTHOR();
    const close = await argue(house, { claim: "Pangolins need protection" });
    for (let i = 0; i < 3; i += 1) await argue(house, { claim: `Pangolin protection is costly ${i}` });
    await reply(author, close, { body: claim });
    const found = await findSimilar(THREAD, claim);
    expect(found).toHaveLength(3);
    expect(found[0]).toMatchObject({ id: close, replies: 1 });
  });
});
