import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { passages } from "#db/schema/passages";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { postArgument } from "#lib/arguments/post-argument";
import { getArgument, getArgumentPage } from "#lib/arguments/queries";
import { EditArgument, PostArgument, PostReply } from "#lib/arguments/schema";
import { Conflict, Invalid, NotFound } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { getMarkedArticle, getQuotation } from "#lib/passages/queries";
import { getThreadWithArticle } from "#lib/threads/queries";
import type { Person } from "#lib/viewer";
import { everyRow } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, newKey, PRO, person, reply, seededDatabase } from "#tests/people";

let author: Person;
let other: Person;
let moderator: Person;
let number = 0;

beforeAll(async () => {
  await seededDatabase();
  author = await person("author");
  other = await person("other");
  moderator = await person("moderator", "moderator");
});

const ARTICLE =
  "The first sentence. The same sentence. In between.\n\nA *new* paragraph 😀. The same sentence. The end.";
const CANONICAL = "The first sentence. The same sentence. In between. A new paragraph 😀. The same sentence. The end.";

async function threadWith(markdown = ARTICLE) {
  number += 1;
  return emptyThread(`quoted-${number}`, markdown);
}
const passageOf = async (argumentId: number) => {
  const [row] = await read((db) => db.select().from(passages).where(eq(passages.argumentId, argumentId)));
  return row;
};
const post = (thread: string, values: Record<string, unknown>) =>
  PostArgument.parse({
    kind: "root",
    thread,
    key: newKey(),
    stance: PRO,
    claim: "A claim",
    body: "",
    sources: "",
    ...values,
  });
const shownOf = async (thread: string, id: number) => {
  const { argument } = await getArgument(thread, id);
  if (argument.state !== "shown") throw new Error("It should be shown.");
  return argument;
};
async function expectNothingKept(posting: () => Promise<unknown>, refusal: object) {
  const before = everyRow();
  await expect(posting()).rejects.toMatchObject(refusal);
  expect(everyRow()).toEqual(before);
}

describe("quoting the article", () => {
  test("keeps the words, their place in UTF-16 units, 32 characters around them and the revision", async () => {
    const { slug } = await threadWith();
    const id = await argue(author, { thread: slug, quote: "paragraph 😀. The same" });
    const start = CANONICAL.indexOf("paragraph 😀");
    expect(await passageOf(id)).toEqual({
      argumentId: id,
      quotedArgumentId: null,
      revision: 1,
      exact: "paragraph 😀. The same",
      prefix: CANONICAL.slice(start - 32, start),
      suffix: " sentence. The end.",
      startUtf16: start,
      endUtf16: start + 22,
      state: "anchored",
    });
    expect(await shownOf(slug, id)).toMatchObject({
      quote: "paragraph 😀. The same",
      quoted: { argumentId: null, start },
    });
  });

  test.each([
    ["the first without a hint", {}, 20],
    ["the one at about this place", { start: "70" }, 71],
    ["the one behind these words", { prefix: "paragraph 😀. " }, 71],
    ["the one before these words", { suffix: " In between." }, 20],
    ["the first when the hints are nonsense", { start: "x", prefix: "y".repeat(600) }, 20],
  ])("of two places takes %s", async (_, hints, start) => {
    const { slug } = await threadWith();
    const { id } = await postArgument(
      await person(`quoter-${newKey()}`.slice(0, 20)),
      post(slug, { quote: "The same sentence.", ...hints }),
    );
    expect((await passageOf(id))?.startUtf16).toBe(start);
  });

  test("takes as much of long hints as stands next to the passage", () => {
    const { prefix, suffix } = post("t", {
      quote: "q",
      prefix: `${"x".repeat(400)}before`,
      suffix: `behind${"y".repeat(400)}`,
    });
    expect(prefix).toBe(`${"x".repeat(26)}before`);
    expect(suffix).toBe(`behind${"y".repeat(26)}`);
  });

  test.each([
    "The first sentence was not this.",
    "the first sentence",
    "The *new*",
    "A <em>new</em> paragraph",
    "The same sentence. The end. And more.",
    "*",
  ])("refuses in its field what the article does not say, and keeps nothing: %s", async (quote) => {
    const { slug } = await threadWith();
    await expectNothingKept(() => postArgument(author, post(slug, { quote })), {
      constructor: Invalid,
      status: 422,
      fields: { quote: expect.stringContaining("not in the article") },
    });
  });

  test("takes white space as one space and any normal form of a letter", async () => {
    const { slug } = await threadWith("Un caf\u00e9\u00a0noir\navec «\u202flait\u202f».");
    const { id } = await postArgument(await person("reader"), post(slug, { quote: " cafe\u0301 noir  avec « lait" }));
    expect(await passageOf(id)).toMatchObject({ exact: "caf\u00e9 noir avec « lait", startUtf16: 3 });
  });

  test("sent twice with one key is one argument; with other words it is a conflict", async () => {
    const { slug } = await threadWith();
    const twice = await person("twice");
    const input = post(slug, { quote: "In between." });
    const { id } = await postArgument(twice, input);
    expect((await postArgument(twice, input)).id).toBe(id);
    await expect(postArgument(twice, { ...input, quote: "The end." })).rejects.toThrow(Conflict);
  });
});

describe("quoting an argument", () => {
  test("keeps the words of its claim or body with the reply, which shows them", async () => {
    const { slug } = await threadWith();
    const id = await argue(author, { thread: slug, claim: "A claim to quote", body: "Some *quoted*\nwords." });
    const answer = await reply(other, id, { thread: slug, quote: "quote Some quoted words" });
    expect(await passageOf(answer)).toMatchObject({ quotedArgumentId: id, revision: 1, startUtf16: 11, endUtf16: 34 });
    expect(await shownOf(slug, answer)).toMatchObject({
      quote: "quote Some quoted words",
      quoted: { argumentId: id, start: 11 },
    });
  });

  test("refuses words that are not there, also those of the article and of another argument", async () => {
    const { slug } = await threadWith();
    const id = await argue(author, { thread: slug, claim: "One" });
    await argue(author, { thread: slug, claim: "Another" });
    for (const quote of ["The first sentence.", "Another", "*One*"]) {
      const input = PostReply.parse({
        kind: "reply",
        thread: slug,
        key: newKey(),
        parent: id,
        stance: CONCERN,
        body: "No.",
        sources: "",
        quote,
      });
      await expectNothingKept(() => postArgument(other, input), {
        constructor: Invalid,
        fields: { quote: expect.stringContaining("not in the argument") },
      });
    }
  });

  test("follows an edit, and is an orphan with the old words when they are gone; they may come back", async () => {
    const { slug } = await threadWith();
    const id = await argue(author, { thread: slug, claim: "A claim", body: "These words stay. These words go." });
    const [stays, goes] = [
      await reply(other, id, { thread: slug, quote: "These words stay." }),
      await reply(other, id, { thread: slug, quote: "These words go." }),
    ];
    const edit = (revision: number, body: string) =>
      editArgument(author, EditArgument.parse({ kind: "root", id, revision, claim: "A claim", body, sources: "" }));

    await edit(1, "Now first something else. These words stay.");
    expect(await passageOf(stays)).toMatchObject({ state: "moved", revision: 2, startUtf16: 34 });
    expect(await passageOf(goes)).toMatchObject({ state: "orphaned", revision: 2, startUtf16: null, endUtf16: null });
    expect(await shownOf(slug, goes)).toMatchObject({ quote: "These words go.", quoted: { start: null } });

    await edit(2, "These words stay. These words go.");
    expect(await passageOf(goes)).toMatchObject({ state: "moved", revision: 3, startUtf16: 26 });
  });

  test.each(["hidden", "deleted"])("shows nothing of it once it is %s", async (how) => {
    const { slug } = await threadWith();
    const secret = `secret ${newKey()}`;
    const id = await argue(author, { thread: slug, claim: secret });
    const answer = await reply(other, id, { thread: slug, quote: secret });
    if (how === "hidden") await hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
    else await deleteArgument(author, { id });
    expect(await shownOf(slug, answer)).toMatchObject({ quote: null, quoted: null });
    const { id: threadId } = (await getThreadWithArticle(slug)).thread;
    expect(JSON.stringify(await getArgumentPage(threadId, [PRO, CONCERN], "common-ground", null))).not.toContain(
      secret,
    );
    await expect(getQuotation(slug, { place: null, parent: id, choose: true })).rejects.toThrow(NotFound);
  });
});

describe("the article", () => {
  test("marks what visible arguments quote, counts them by stance, and shows those about one passage", async () => {
    const thread = await threadWith();
    const { slug } = thread;
    const pro = await argue(author, { thread: slug, quote: "The first sentence." });
    const con = await argue(other, { thread: slug, stance: CONCERN, quote: "first sentence. The same" });
    await argue(author, { thread: slug, quote: "The end." });
    await argue(author, { thread: slug });
    const hidden = await argue(author, { thread: slug, quote: "The first sentence." });
    const deleted = await argue(author, { thread: slug, quote: "In between." });
    await hideArgument(moderator, { id: hidden, revision: 1, ground: "spam", reason: "For the test." });
    await deleteArgument(author, { id: deleted });

    const { article } = await getThreadWithArticle(slug);
    const { blocks, chosen } = await getMarkedArticle(thread, article.html, { start: 0, end: 28 });
    expect(blocks.map(({ countOf }) => countOf)).toEqual([{ [PRO]: 1, [CONCERN]: 1 }, { [PRO]: 1 }]);
    expect(blocks[0]?.html).toContain("?passage=0-28#arguments");
    expect(blocks[0]?.html).not.toContain("39-50");
    expect(chosen).toEqual({
      start: 0,
      end: 28,
      text: "The first sentence. The same",
      countOf: { [PRO]: 1, [CONCERN]: 1 },
      total: 2,
    });

    const page = await getArgumentPage(thread.id, [PRO, CONCERN], "common-ground", null, { start: 0, end: 28 });
    expect(page.columns.map(({ roots }) => roots.map(({ view }) => view.id))).toEqual([[pro], [con]]);
    const none = await getArgumentPage(thread.id, [PRO, CONCERN], "common-ground", null, { start: 28, end: 38 });
    expect(none.columns.map(({ roots }) => roots)).toEqual([[], []]);
  });

  test("knows no chosen passage beyond its end", async () => {
    const thread = await threadWith();
    const { article } = await getThreadWithArticle(thread.slug);
    const { chosen } = await getMarkedArticle(thread, article.html, { start: 0, end: CANONICAL.length + 1 });
    expect(chosen).toBeNull();
  });
});

describe("a composer", () => {
  test("is given the stretch of the article that it asks for, or what can be chosen of a long one", async () => {
    const sentence = `${"Many words ".repeat(25).trim()}.`;
    const { slug } = await threadWith(`Short.\n\n${sentence} ${sentence} ${sentence}`);
    expect(await getQuotation(slug, { place: { start: 0, end: 6 } })).toEqual({
      state: "quoted",
      quote: "Short.",
      start: 0,
    });
    const long = await getQuotation(slug, { place: { start: 7, end: 99_999 } });
    expect(long).toMatchObject({ state: "choose", stretches: [{ start: 7 }, {}, {}] });
    expect(await getQuotation(slug, { place: null, quote: "x".repeat(501) })).toMatchObject({ state: "choose" });
    expect(await getQuotation(slug, { place: null })).toEqual({ state: "none" });
    expect(await getQuotation(slug, { place: { start: 5_000, end: 5_001 } })).toEqual({ state: "none" });
  });

  test("is given the sentences of the argument that it answers, or one of them", async () => {
    const { slug } = await threadWith();
    const parent = await argue(author, { thread: slug, claim: "A claim", body: "One sentence. Two sentences." });
    const choice = await getQuotation(slug, { place: null, parent, choose: true });
    expect(choice).toMatchObject({ state: "choose" });
    expect(await getQuotation(slug, { place: { start: 8, end: 21 }, parent })).toMatchObject({
      quote: "One sentence.",
    });
  });
});
