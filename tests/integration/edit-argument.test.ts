import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { getOwnArgument } from "#lib/arguments/own-queries";
import { getArgument, getHistory } from "#lib/arguments/queries";
import { EditArgument } from "#lib/arguments/schema";
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { type Person, VISITOR } from "#lib/viewer";
import { MINUTE, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { argue, lastAct, longAgo, person, reply, seededDatabase, THREAD } from "#tests/people";

let author: Person;
let moderator: Person;
let count = 0;
const QUOTE = "the world looked on in disbelief";

const form = (id: number, revision = 1, values: Record<string, unknown> = {}) =>
  EditArgument.parse({
    kind: "root",
    id,
    revision,
    claim: "Another claim",
    body: "Another body",
    sources: "",
    ...values,
  });
const shown = async (id: number) => {
  const { argument } = await getArgument(THREAD, id);
  if (argument.state !== "shown") throw new Error("It should be shown.");
  return argument;
};
/** An argument posted at NOON. */
const postedNow = async () => {
  const id = await argue(author, { claim: "The first claim", body: "The first body" });
  await longAgo(id, 0);
  return id;
};

async function expectRefused(act: () => Promise<unknown>, refusal: new (...args: never[]) => Error) {
  const before = everyRow();
  await expect(act()).rejects.toThrow(refusal);
  expect(everyRow()).toEqual(before);
}

beforeAll(async () => {
  await seededDatabase();
  moderator = await person("moderator", "moderator");
});
stoppedClock();
// Another one each time, who has not posted a moment ago.
beforeEach(async () => {
  count += 1;
  author = await person(`author-${count}`);
});

describe("an edit", () => {
  test("is the next revision: shown from now on, rendered, and written down", async () => {
    const id = await argue(author, { quote: QUOTE });
    await editArgument(author, form(id, 1, { body: "**New**", sources: "https://example.org/" }));
    expect(await shown(id)).toMatchObject({
      revision: 2,
      claim: "Another claim",
      html: "<p><strong>New</strong></p>",
      quote: QUOTE,
      sources: [{ url: "https://example.org/" }],
    });
    const subject = `argument ${id}`;
    expect(await lastAct()).toEqual({ act: "edit-argument", actorId: author.id, subject, detail: { revision: 2 } });
  });

  test.each(["root", "reply"])(
    "with the same text again changes nothing and is not written down: a %s",
    async (kind) => {
      const text = {
        claim: "A claim",
        body: "A body",
        sources: "https://example.org/a A title\nhttps://example.org/b",
      };
      const id = kind === "root" ? await argue(author, { ...text, quote: QUOTE }) : await reply(author, 1, text);
      const before = everyRow();
      expect(await editArgument(author, form(id, 1, { kind, ...text }))).toEqual({ id, thread: THREAD, waits: null });
      expect(everyRow()).toEqual(before);
      // Who sends it must still be the author, with the present revision before them.
      await expectRefused(() => editArgument(moderator, form(id, 1, { kind, ...text })), Forbidden);
      await expectRefused(() => editArgument(author, form(id, 2, { kind, ...text })), Conflict);
    },
  );

  test.each([
    ["claim", { claim: "A claim!" }],
    ["body", { body: "" }],
    ["sources", { sources: "https://example.org/a" }],
    ["titles of the sources", { sources: "https://example.org/a Another\nhttps://example.org/b" }],
    ["order of the sources", { sources: "https://example.org/b\nhttps://example.org/a A title" }],
  ])("of the %s alone is a revision", async (_, change) => {
    const text = { claim: "A claim", body: "A body", sources: "https://example.org/a A title\nhttps://example.org/b" };
    const id = await argue(author, text);
    await editArgument(author, form(id, 1, { ...text, ...change }));
    expect((await shown(id)).revision).toBe(2);
    expect(await lastAct()).toMatchObject({ act: "edit-argument", detail: { revision: 2 } });
    // Back to the first text is a change as well.
    await editArgument(author, form(id, 2, text));
    expect((await shown(id)).revision).toBe(3);
  });

  test("of a reply keeps it a reply", async () => {
    const id = await reply(author, 1);
    await editArgument(author, form(id, 1, { kind: "reply", body: "Said better" }));
    expect(await shown(id)).toMatchObject({ claim: null, html: "<p>Said better</p>", parentId: 1 });
  });

  test("cannot make a reply of a root argument, or the other way round", async () => {
    const [root, answer] = [await argue(author), await reply(author, 1)];
    await expectRefused(() => editArgument(author, form(root, 1, { kind: "reply" })), Invalid);
    await expectRefused(() => editArgument(author, form(answer)), Invalid);
  });

  test("is let through 20 times within an hour; of the changes the newest 20 are shown", async () => {
    const [other, id] = [await argue(author), await postedNow()];
    for (let i = 1; i <= 20; i += 1) {
      setClock(16 * MINUTE + i);
      await editArgument(author, form(id, i, { body: `Text ${i}` }));
    }
    await expectRefused(() => editArgument(author, form(other)), TooMany);
    setClock(76 * MINUTE + 1);
    await editArgument(author, form(id, 21, { body: "Text 21" }));
    const { history } = await getHistory(THREAD, id);
    expect(history).toMatchObject({ earlier: 1, first: { body: "The first body" } });
    expect(history.changes.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 3));
    expect(history.changes[0]?.body).toContainEqual({ text: "1", change: "removed" });
  });

  test("cannot leave a reply of which nothing is seen", async () => {
    const id = await reply(author, 1);
    const body = "[a]: https://example.org";
    await expectRefused(() => editArgument(author, form(id, 1, { kind: "reply", body })), Invalid);
  });

  test("is for its author alone, moderators included", async () => {
    const id = await argue(author);
    await expectRefused(() => editArgument(moderator, form(id)), Forbidden);
    await expect(editArgument(VISITOR, form(id))).rejects.toMatchObject({ status: 401 });
  });

  test("of an outdated text is a conflict, also when two are sent at once", async () => {
    const id = await argue(author);
    const results = await Promise.allSettled([editArgument(author, form(id)), editArgument(author, form(id))]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    await expectRefused(() => editArgument(author, form(id)), Conflict);
    await expectRefused(() => editArgument(author, form(id, 3)), Conflict);
  });

  test("of a hidden argument is a conflict; of a deleted or unknown one there is nothing", async () => {
    const [hidden, deleted] = [await argue(author), await argue(author)];
    await hideArgument(moderator, { id: hidden, revision: 1, ground: "spam", reason: "Spam." });
    await deleteArgument(author, { id: deleted });
    await expectRefused(() => editArgument(author, form(hidden)), Conflict);
    await expectRefused(() => editArgument(author, form(deleted)), NotFound);
    await expectRefused(() => editArgument(author, form(9_999)), NotFound);
  });

  test("begins with the author's own text, which nobody else gets this way", async () => {
    const id = await postedNow();
    expect(await getOwnArgument(author, THREAD, id)).toMatchObject({
      body: "The first body",
      revision: 1,
      freeUntil: new Date(Date.now() + 15 * MINUTE).toISOString(),
    });
    for (const viewer of [VISITOR, moderator])
      await expect(getOwnArgument(viewer, THREAD, id)).rejects.toThrow(NotFound);
    await expect(getOwnArgument(author, "elsewhere", id)).rejects.toThrow(NotFound);
  });
});

describe("the public history", () => {
  test("has no trace of an edit within 15 minutes", async () => {
    const id = await postedNow();
    setClock(15 * MINUTE);
    await editArgument(author, form(id));
    expect((await shown(id)).edited).toBe(false);
    const { history } = await getHistory(THREAD, id);
    expect(history).toEqual({
      first: expect.objectContaining({ claim: "Another claim", body: "Another body" }),
      earlier: 0,
      changes: [],
    });
  });

  test("shows each later edit word by word, against the last free text", async () => {
    const id = await postedNow();
    setClock(MINUTE);
    await editArgument(author, form(id, 1, { claim: "The free claim", body: "The free body" }));
    setClock(15 * MINUTE + 1);
    await editArgument(author, form(id, 2, { claim: "The late claim", body: "The free body" }));
    expect((await shown(id)).edited).toBe(true);
    await editArgument(author, form(id, 3, { claim: "The late claim", body: "The last body" }));
    const { history } = await getHistory(THREAD, id);
    expect(history.first).toMatchObject({ claim: "The free claim", body: "The free body" });
    expect(history.changes.map(({ number }) => number)).toEqual([3, 4]);
    expect(history.changes[0]?.claim).toEqual([
      { text: "The ", change: "same" },
      { text: "free", change: "removed" },
      { text: "late", change: "added" },
      { text: " claim", change: "same" },
    ]);
    expect(history.changes[0]?.body).toEqual([{ text: "The free body", change: "same" }]);
    expect(history.changes[1]?.body).toContainEqual({ text: "last", change: "added" });
    expect(JSON.stringify(history)).not.toContain("The first");
  });

  test("of an argument that was never edited is its text", async () => {
    const id = await postedNow();
    const { view, history } = await getHistory(THREAD, id);
    expect(view).toMatchObject({ id, edited: false });
    expect(history).toMatchObject({ first: { body: "The first body" }, changes: [] });
    await expect(getHistory("elsewhere", id)).rejects.toThrow(NotFound);
  });
});
