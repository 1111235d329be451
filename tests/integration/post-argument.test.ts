import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { postArgument } from "#lib/arguments/post-argument";
import { getArgument } from "#lib/arguments/queries";
import { PostArgument, PostReply } from "#lib/arguments/schema";
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { Briefing } from "#lib/threads/schema";
import { VISITOR } from "#lib/viewer";
import { DAY, HOUR, SECOND, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import {
  argue,
  CONCERN,
  emptyThread,
  lastAct,
  newKey,
  PRO,
  person,
  reply,
  SYSTEM,
  seededDatabase,
  THREAD,
} from "#tests/people";

let count = 0;
const author = () => {
  count += 1;
  return person(`author-${count}`);
};
const root = (values: Record<string, unknown> = {}) =>
  PostArgument.parse({
    kind: "root",
    thread: THREAD,
    key: newKey(),
    stance: PRO,
    claim: "A claim",
    body: "",
    sources: "",
    ...values,
  });
const answer = (parent: number, values: Record<string, unknown> = {}) =>
  PostReply.parse({
    kind: "reply",
    thread: THREAD,
    key: newKey(),
    parent,
    stance: PRO,
    body: "Why?",
    sources: "",
    ...values,
  });
const rowOf = async (id: number) => {
  const [row] = await read((db) => db.select().from(argumentsTable).where(eq(argumentsTable.id, id)));
  return row;
};
const textOf = async (id: number) => {
  const [row] = await read((db) =>
    db
      .select()
      .from(argumentRevisions)
      .where(and(eq(argumentRevisions.argumentId, id), eq(argumentRevisions.number, 1))),
  );
  return row;
};

/** Refused with `refusal`, and nothing at all is left of it. */
async function expectRefused(posting: () => Promise<unknown>, refusal: object) {
  const before = everyRow();
  await expect(posting()).rejects.toMatchObject(refusal);
  expect(everyRow()).toEqual(before);
}

beforeAll(seededDatabase);
stoppedClock();

describe("posting", () => {
  test("a root argument keeps what was written, rendered, and is written down", async () => {
    const ada = await author();
    const { id, thread } = await postArgument(ada, root({ claim: "A <b>claim</b>", body: "*So* <i>it</i> is." }));
    expect(thread).toBe(THREAD);
    expect(await rowOf(id)).toMatchObject({
      parentId: null,
      rootId: null,
      depth: 1,
      stance: PRO,
      authorId: ada.id,
      revision: 1,
    });
    expect(await textOf(id)).toMatchObject({
      claim: "A <b>claim</b>",
      body: "*So* <i>it</i> is.",
      html: "<p><em>So</em> &lt;i&gt;it&lt;/i&gt; is.</p>",
    });
    expect(await lastAct()).toEqual({
      act: "post-argument",
      actorId: ada.id,
      subject: `argument ${id}`,
      detail: { thread: 1 },
    });
  });

  test("a reply stands below its parent, whatever its stance; “just asking” has none", async () => {
    const { id } = await postArgument(await author(), answer(7, { stance: "asks" }));
    expect(await rowOf(id)).toMatchObject({ parentId: 7, rootId: 1, depth: 3, stance: null });
    expect(await textOf(id)).toMatchObject({ claim: null });
    expect((await getArgument(THREAD, id)).argument).toMatchObject({ relation: "asks" });
  });

  test("is not for visitors, and not for the program without a name", async () => {
    await expectRefused(() => postArgument(VISITOR, root()), { status: 401 });
    await expect(postArgument(VISITOR, root())).rejects.toThrow(Forbidden);
    await expectRefused(() => postArgument(SYSTEM, root()), { message: "An argument needs an author." });
  });
});

describe("the stance", () => {
  test.each(["constructor", "nowhere", "asks", "pro"])(
    "of a root must be one of the thread's: not %s",
    async (stance) => {
      const ada = await author();
      await expectRefused(() => postArgument(ada, root({ stance })), {
        status: 422,
        fields: { stance: expect.any(String) },
      });
    },
  );

  test.each(["__proto__", "", "Pro-Engagement", "toString", 1, null, undefined])(
    "is a slug, so the form refuses %s",
    (stance) => {
      for (const schema of [PostArgument, PostReply]) {
        const form = {
          ...root(),
          parent: 1,
          kind: schema === PostReply ? "reply" : "root",
          body: "A body",
          sources: "",
          stance,
        };
        expect(schema.safeParse(form).error?.issues[0]?.path).toEqual(["stance"]);
      }
    },
  );

  test.each([
    ["asks", false],
    ["asks-why", true],
  ])("of a thread is not the word for no side: %s in a briefing", (slug, allowed) => {
    const stance = (each: string) => ({ slug: each, label: "A label", summary: "A side." });
    const form = { slug: "new", title: "A title", motion: "A motion.", published: "2026", markdown: "An article." };
    for (const stances of [
      [stance(slug), stance(PRO)],
      [stance(PRO), stance(slug)],
    ]) {
      const { error } = Briefing.safeParse({ ...form, stances });
      const path = ["stances", stances.findIndex((each) => each.slug === slug), "slug"];
      expect(error?.issues.map((issue) => issue.path)).toEqual(allowed ? undefined : [path]);
    }
  });

  test("of a reply must be one of the thread's as well", async () => {
    const ada = await author();
    await expectRefused(() => postArgument(ada, answer(1, { stance: "constructor" })), {
      fields: { stance: expect.any(String) },
    });
  });
});

describe("what is answered", () => {
  test("must be there, in this thread", async () => {
    const ada = await author();
    await emptyThread("elsewhere");
    await expectRefused(() => postArgument(ada, root({ thread: "nowhere" })), { status: 404 });
    await expectRefused(() => postArgument(ada, answer(9_999)), { status: 404 });
    await expect(postArgument(ada, answer(1, { thread: "elsewhere" }))).rejects.toThrow(NotFound);
  });

  test("must not be hidden or deleted meanwhile", async () => {
    const [ada, bea, moderator] = [await author(), await author(), await person("moderator", "moderator")];
    const [hidden, deleted] = [await argue(ada), await argue(ada)];
    await hideArgument(moderator, { id: hidden, revision: 1, ground: "spam", reason: "Spam." });
    await deleteArgument(ada, { id: deleted });
    for (const parent of [hidden, deleted])
      await expectRefused(() => postArgument(bea, answer(parent)), { status: 409 });
    await expect(postArgument(bea, answer(hidden))).rejects.toThrow(Conflict);
  });

  test("may be on any level: below the eighth a reply stands beside what it answers", async () => {
    const ada = await author();
    const levels = [await argue(ada)];
    for (let depth = 2; depth <= 8; depth += 1) levels.push(await reply(ada, levels.at(-1) ?? 0));
    const [root, seventh, eighth] = [levels[0], levels[6], levels[7] ?? 0];
    expect(await rowOf(eighth)).toMatchObject({ depth: 8, parentId: seventh, rootId: root });
    expect(await rowOf(await reply(ada, eighth))).toMatchObject({ depth: 8, parentId: seventh, rootId: root });
  });
});

describe("a reply that nobody could see", () => {
  test.each(["[a]: https://example.org", "\u00ad&#x2800;", "&#8238;", "&nbsp;"])("is refused: %j", async (body) => {
    const ada = await author();
    await expectRefused(() => postArgument(ada, answer(1, { body })), {
      status: 422,
      fields: { body: "Please write your reply." },
    });
    await postArgument(ada, root({ body }));
  });
});

describe("a quote", () => {
  test.each([
    ["as it stands", "the world looked on in disbelief"],
    [
      "over the end of a block",
      "already a success for their effort to be accepted again, whatever is agreed about returns.\nHow the EU describes it",
    ],
    ["with other white space", "  the world \n looked on   in disbelief "],
  ])("from the article is kept: %s", async (_, quote) => {
    const { id } = await postArgument(await author(), root({ quote }));
    expect((await getArgument(THREAD, id)).argument).toMatchObject({ quote: quote.replace(/\s+/g, " ").trim() });
  });

  test.each(["The world looked on in disbelief", "words that nobody wrote", "## The case for a working channel"])(
    "that is not in the article is refused in its field: %s",
    async (quote) => {
      const ada = await author();
      await expectRefused(() => postArgument(ada, root({ quote })), {
        status: 422,
        fields: { quote: expect.any(String) },
      });
      await expect(postArgument(ada, root({ quote }))).rejects.toThrow(Invalid);
    },
  );

  test("may be left out", async () => {
    for (const quote of [undefined, "", "  "]) expect(root({ quote }).quote).toBeUndefined();
  });
});

describe("the same form sent again", () => {
  test("makes one argument and answers it each time, also within the 20 seconds", async () => {
    const ada = await author();
    const form = root();
    const first = await postArgument(ada, form);
    const before = everyRow();
    expect(await postArgument(ada, form)).toEqual(first);
    expect(everyRow()).toEqual(before);
  });

  test("at the same moment makes one argument", async () => {
    const ada = await author();
    const form = answer(1);
    const posted = await Promise.all([1, 2, 3].map(() => postArgument(ada, form)));
    expect(new Set(posted.map(({ id }) => id)).size).toBe(1);
    expect(await read((db) => db.$count(argumentsTable, eq(argumentsTable.authorId, ada.id)))).toBe(1);
  });

  test("by somebody else, with a key they saw, makes their own", async () => {
    const form = root();
    const [one, two] = [await postArgument(await author(), form), await postArgument(await author(), form)];
    expect(one.id).not.toBe(two.id);
  });

  test("to another thread answers the address where the argument stands", async () => {
    await emptyThread("second-thread");
    const ada = await author();
    const form = root();
    const first = await postArgument(ada, form);
    const before = everyRow();
    for (const thread of ["second-thread", "nowhere"])
      expect(await postArgument(ada, { ...form, thread })).toEqual({ id: first.id, thread: THREAD, waits: null });
    expect(everyRow()).toEqual(before);
  });

  test.each([
    ["another claim", { claim: "Another claim" }],
    ["another text", { body: "Another text" }],
    ["another side", { stance: CONCERN }],
    ["a quote", { quote: "the world looked on in disbelief" }],
    ["a source", { sources: "https://example.org/" }],
  ])("with %s is a conflict, so that the new text is not lost", async (_, change) => {
    const ada = await author();
    const form = { key: newKey() };
    await postArgument(ada, root(form));
    await expectRefused(() => postArgument(ada, root({ ...form, ...change })), {
      status: 409,
      message: expect.stringContaining("already sent once"),
    });
  });

  test("as a reply, or below another argument, is a conflict", async () => {
    const [ada, bea] = [await author(), await author()];
    const form = { key: newKey() };
    await postArgument(ada, root({ ...form, body: "Why?" }));
    await postArgument(bea, answer(1, form));
    await expectRefused(() => postArgument(ada, answer(1, form)), { status: 409 });
    await expectRefused(() => postArgument(bea, answer(2, form)), { status: 409 });
  });

  test("below the last level answers the reply that stands beside", async () => {
    const [ada, bea] = [await author(), await author()];
    let parent = await argue(ada);
    for (let depth = 2; depth <= 8; depth += 1) parent = await reply(ada, parent);
    const form = answer(parent);
    const first = await postArgument(bea, form);
    expect(await postArgument(bea, form)).toEqual(first);
    await expectRefused(() => postArgument(bea, { ...form, parent: 1 }), { status: 409 });
  });
});

describe("one member", () => {
  test("can post every 20 seconds, and is told how long to wait", async () => {
    const ada = await author();
    await postArgument(ada, root());
    setClock(5 * SECOND);
    await expectRefused(() => postArgument(ada, answer(1)), {
      status: 429,
      retryAfter: 15,
      message: expect.stringContaining("in 15 seconds"),
    });
    await expect(postArgument(ada, answer(1))).rejects.toThrow(TooMany);
    await postArgument(await author(), root());
    setClock(20 * SECOND);
    await postArgument(ada, answer(1));
  });

  test("can post 30 in a day, deleted ones counted, and the next when the first is a day old", async () => {
    const ada = await author();
    const { id } = await postArgument(ada, root());
    await deleteArgument(ada, { id });
    for (let i = 1; i < 30; i += 1) {
      setClock(i * 30 * SECOND);
      await postArgument(ada, root());
    }
    setClock(23 * HOUR);
    await expectRefused(() => postArgument(ada, root()), { status: 429, retryAfter: 3_600 });
    setClock(DAY);
    await postArgument(ada, root());
    setClock(DAY + 20 * SECOND);
    await expectRefused(() => postArgument(ada, root()), { status: 429, retryAfter: 10 });
  });
});

describe("sources", () => {
  test("are stored with the text", async () => {
    const { id } = await postArgument(await author(), answer(1, { sources: "https://example.org/a A title" }));
    expect((await textOf(id))?.sources).toEqual([{ url: "https://example.org/a", title: "A title" }]);
  });
});
