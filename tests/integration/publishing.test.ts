import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { cases } from "#db/schema/cases";
import { decisions } from "#db/schema/moderation";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { postArgument } from "#lib/arguments/post-argument";
import { EditArgument, PostArgument } from "#lib/arguments/schema";
import { Invalid, NotFound } from "#lib/errors";
import { saveWords } from "#lib/house/save-words";
import { keepArgument } from "#lib/moderation/keep-argument";
import { creditArgument } from "#lib/moved/credit-argument";
import { CreditArgument } from "#lib/moved/schema";
import { REFUSED_WORDS } from "#lib/publishing/in-words";
import type { Person } from "#lib/viewer";
import { everyRow } from "#tests/integration/raw-database";
import { argue, emptyThread, longAgo, newKey, person, reply, seededDatabase, THREAD } from "#tests/people";

let moderator: Person;
beforeAll(async () => {
  await seededDatabase();
  moderator = await person("the-moderator", "moderator");
  const admin = await person("the-admin", "admin");
  await saveWords(admin, { verdict: "refuse", words: ["unspeakable"] });
  await saveWords(admin, { verdict: "hold", words: ["doubtful"] });
  await saveWords(admin, { verdict: "mark", words: ["notable"] });
});

const someone = (name = "ada") => person(`${name}-${newKey().slice(0, 6)}`);
const LONG = () => `The very same words, as often as somebody likes to say them: ${newKey()}.`;

async function stateOf(id: number) {
  const [row] = await read((db) => db.select().from(argumentsTable).where(eq(argumentsTable.id, id)));
  const open = await read((db) => db.select().from(cases).where(eq(cases.argumentId, id)));
  const [hold] = await read((db) =>
    db
      .select()
      .from(decisions)
      .where(and(eq(decisions.argumentId, id), eq(decisions.kind, "hold"))),
  );
  return {
    held: row?.held,
    isHidden: row?.hiddenById !== null,
    cases: open.map(({ kind, markers }) => ({
      kind,
      checks: markers.map(({ check, verdict }) => `${check} ${verdict}`),
    })),
    hold: hold && { checks: hold.detail.checks, memberId: hold.memberId, revision: hold.argumentRevision },
  };
}
const PUBLISHED = { held: false, isHidden: false, cases: [], hold: undefined };
const MARKED = { ...PUBLISHED, cases: [{ kind: "review", checks: ["words mark"] }] };
const heldFor = (author: Person, checks: string[], revision = 1) => ({
  held: true,
  isHidden: true,
  cases: [{ kind: "held", checks: checks.map((check) => `${check} hold`) }],
  hold: { checks, memberId: author.id, revision },
});

const post = (author: Person, text: object) =>
  postArgument(
    author,
    PostArgument.parse({
      kind: "root",
      thread: THREAD,
      key: newKey(),
      stance: "pro-engagement",
      claim: "A claim",
      body: "",
      sources: "",
      ...text,
    }),
  );
const edit = (author: Person, id: number, text: { kind?: string; revision?: number; claim?: string; body: string }) =>
  editArgument(author, EditArgument.parse({ kind: "root", id, revision: 1, claim: "A claim", sources: "", ...text }));

describe("a text with a word that is refused", () => {
  test("is not posted, neither as a root nor as a reply, nor by an edit; the field with it says so, not which word", async () => {
    const author = await someone();
    const id = await argue(author);
    const before = everyRow();
    const refused = { fields: { body: expect.not.stringContaining("unspeakable") } };
    await expect(post(author, { body: "An UNSPEAKABLE thing" })).rejects.toMatchObject(refused);
    await expect(reply(author, 1, { body: "unspeakable" })).rejects.toMatchObject(refused);
    await expect(edit(author, id, { body: "unspeakable" })).rejects.toMatchObject(refused);
    const both = post(author, { claim: "Unspeakable", sources: "https://a.example/ An unspeakable source" });
    await expect(both).rejects.toMatchObject({ fields: { claim: expect.any(String), sources: expect.any(String) } });
    await expect(both).rejects.toThrow(Invalid);
    expect(everyRow()).toEqual(before);
  });
});

describe("a text with a word that is held", () => {
  test("waits as a root and as a reply: a decision of the house with its case; its author is answered why", async () => {
    const author = await someone();
    const posted = await post(author, { claim: "A doubtful claim" });
    expect(posted.waits).toBe("It has words that moderators want to read in their context first.");
    expect(await stateOf(posted.id)).toEqual(heldFor(author, ["words"]));
    await longAgo(posted.id);
    const answer = await reply(author, 1, { body: "Doubtful." });
    expect(await stateOf(answer)).toEqual(heldFor(author, ["words"]));
  });

  test("answers the same when the form is sent again", async () => {
    const author = await someone();
    const text = { key: newKey(), claim: "Doubtful twice" };
    const first = await post(author, text);
    expect(await post(author, text)).toEqual(first);
    expect(first.waits).not.toBeNull();
  });

  test("waits once an edit brings it in; its own open case becomes one of what waits", async () => {
    const [author, other] = [await someone(), await someone("bob")];
    const id = await argue(author, { claim: "A notable claim" });
    expect(await stateOf(id)).toEqual(MARKED);
    const answer = await reply(other, id);
    expect((await edit(author, id, { claim: "A notable claim", body: "Rather doubtful" })).waits).not.toBeNull();
    const state = await stateOf(id);
    expect(state).toEqual({
      ...heldFor(author, ["words"], 2),
      cases: [{ kind: "held", checks: ["words mark", "words hold"] }],
    });
    expect(await stateOf(answer)).toEqual(PUBLISHED);
    await expect(edit(author, id, { revision: 2, body: "Better" })).rejects.toThrow("waits for a moderator");
    await expect(reply(other, id)).rejects.toThrow(NotFound);
  });

  test("that a moderator has published does not wait again for a mistake that its author corrects", async () => {
    const author = await someone();
    const id = await argue(author, { body: "Doubtfull it is, and doubtful" });
    await keepArgument(moderator, { id, revision: 1, reason: "" });
    expect((await edit(author, id, { body: "Doubtful it is, and doubtful" })).waits).toBeNull();
    expect(await stateOf(id)).toMatchObject({ held: false, isHidden: false });
  });
});

test("a text with a word that is marked is published, and put before the moderators", async () => {
  const author = await someone();
  const posted = await post(author, { body: "A notable thing" });
  expect(posted.waits).toBeNull();
  expect(await stateOf(posted.id)).toEqual(MARKED);
  await longAgo(posted.id);
  const plain = await argue(author);
  await edit(author, plain, { body: "Notable now" });
  expect(await stateOf(plain)).toEqual(MARKED);
});

test("links to more than three hosts wait", async () => {
  const author = await someone();
  const sources = ["a", "b", "c", "d"].map((host) => `https://${host}.example/`);
  expect(await stateOf(await argue(author, { sources: sources.slice(1).join("\n") }))).toEqual(PUBLISHED);
  const id = await argue(author, { sources: sources.join("\n") });
  expect(await stateOf(id)).toEqual(heldFor(author, ["links"]));
});

describe("the same body", () => {
  test("by the same author waits, wherever and in whatever spelling; not when it is short or the first one was deleted", async () => {
    const [author, body] = [await someone(), LONG()];
    const first = await argue(author, { body });
    const elsewhere = await emptyThread(`elsewhere-${newKey()}`);
    const again = await argue(author, { thread: elsewhere.slug, body: `*${body.toUpperCase()}*!` });
    expect(await stateOf(again)).toEqual(heldFor(author, ["repeat"]));
    for (const id of [first, again]) await deleteArgument(author, { id });
    expect(await stateOf(await argue(author, { body }))).toEqual(PUBLISHED);
    await argue(author, { body: "What is your source for that?" });
    expect(await stateOf(await argue(author, { body: "What is your source for that?" }))).toEqual(PUBLISHED);
  });

  test("by another waits within a day and in the same thread", async () => {
    const [ada, bob, body] = [await someone(), await someone("bob"), LONG()];
    const first = await argue(ada, { body });
    const elsewhere = await emptyThread(`far-${newKey()}`);
    expect(await stateOf(await argue(await someone("eve"), { thread: elsewhere.slug, body }))).toEqual(PUBLISHED);
    const answer = await reply(bob, first, { body });
    expect(await stateOf(answer)).toEqual(heldFor(bob, ["repeat"]));
    await deleteArgument(bob, { id: answer });
    await longAgo(first, 25 * 60 * 60 * 1000);
    expect(await stateOf(await reply(bob, first, { body }))).toEqual(PUBLISHED);
  });

  test("waits when an edit brings it in, not when the edit leaves the body as it is", async () => {
    const [author, body] = [await someone(), LONG()];
    await argue(author, { body });
    const id = await argue(author, { body: "Another one." });
    expect((await edit(author, id, { claim: "Another claim", body: "Another one." })).waits).toBeNull();
    expect((await edit(author, id, { revision: 2, body })).waits).toBe("The same text was posted here before.");
  });
});

describe("newcomers", () => {
  test("wait with what they post and edit until so many are published as the operator asks for", async () => {
    vi.stubEnv("PARLEY_HOLD_NEWCOMERS", "2");
    const author = await someone();
    const publish = (id: number) => keepArgument(moderator, { id, revision: 1, reason: "" });
    const first = await argue(author);
    expect(await stateOf(first)).toEqual(heldFor(author, ["newcomer"]));
    const second = await argue(author, { claim: "Second" });
    await publish(first);
    expect((await stateOf(await argue(author, { claim: "Third" }))).held).toBe(true);
    expect((await edit(author, first, { body: "Something else" })).waits).not.toBeNull();
    await keepArgument(moderator, { id: first, revision: 2, reason: "" });
    await publish(second);
    expect(await stateOf(await argue(author, { claim: "Fourth" }))).toEqual(PUBLISHED);
    vi.unstubAllEnvs();
    expect(await stateOf(await argue(await someone()))).toEqual(PUBLISHED);
  });
});

describe("the words of a credit", () => {
  const WHY = "It names what I had not thought of before, and I can check it";
  const credit = (giver: Person, id: number, why = WHY) =>
    creditArgument(giver, CreditArgument.parse({ id, changed: "point", why, position: "1" }));

  test("are refused with a word that is refused or held, on their field; one that is marked is none of these", async () => {
    const [giver, id] = [await someone(), await argue(await someone("bob"))];
    const before = everyRow();
    await expect(credit(giver, id, `${WHY}: UNSPEAKABLE.`)).rejects.toMatchObject({ fields: { why: REFUSED_WORDS } });
    await expect(credit(giver, id, `${WHY}.\n> Rather\n> doubtful.`)).rejects.toMatchObject({
      status: 422,
      fields: {
        why: "It has words that moderators want to read in their context first. A credit cannot wait for that. Please say it in another way.",
      },
    });
    expect(everyRow()).toEqual(before);
    await credit(giver, id, `${WHY}, which is notable.`);
    await credit(moderator, id, `${WHY}: unspeakable and doubtful.`);
  });

  test("are a newcomer's to publish only once an argument of theirs is, where newcomers wait", async () => {
    const id = await argue(await someone("bob"));
    vi.stubEnv("PARLEY_HOLD_NEWCOMERS", "2");
    const giver = await someone();
    const first = await argue(giver);
    await expect(credit(giver, id)).rejects.toMatchObject({
      fields: {
        why: "The first arguments of a new account are read before they are published. A credit cannot wait for that. You can give one once an argument of yours is published.",
      },
    });
    await keepArgument(moderator, { id: first, revision: 1, reason: "" });
    await credit(giver, id);
    vi.unstubAllEnvs();
    await credit(await someone("eve"), id);
  });
});

test("what moderators write is not checked", async () => {
  const id = await argue(moderator, { claim: "Unspeakable, doubtful and notable" });
  expect(await stateOf(id)).toEqual(PUBLISHED);
});
