import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { passages } from "#db/schema/passages";
import { seed } from "#db/seed";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { getArgument } from "#lib/arguments/queries";
import { hideArgument } from "#lib/moderation/hide-argument";
import { NO_BALANCE } from "#lib/positions/balance";
import { eraseMember } from "#lib/privacy/erase-member";
import { getThreadWithArticle, listThreads } from "#lib/threads/queries";
import { anotherForum } from "#tests/another-forum";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { emptyThread, person, SYSTEM, THREAD } from "#tests/people";

beforeEach(async () => {
  await anotherForum();
});

const actCounts = () =>
  inRawDatabase((db) => db.prepare("SELECT act, count(*) AS count FROM audit GROUP BY act ORDER BY act").all());

/** Takes away what the seed had not come to yet. */
const interruptBefore = (id: number) =>
  inRawDatabase((db) =>
    db.exec(`DELETE FROM argument_revisions WHERE argument_id >= ${id}; DELETE FROM arguments WHERE id >= ${id}`),
  );

describe("the seed", () => {
  test("opens the first thread with six arguments and four replies", async () => {
    await seed();
    const [thread, ...others] = await listThreads();
    expect(thread).toMatchObject({
      slug: THREAD,
      argumentCount: 10,
      balance: NO_BALANCE,
    });
    expect(others).toEqual([]);
  });

  test("goes through the verbs: each row has its act", async () => {
    await seed();
    expect(actCounts()).toEqual([
      { act: "open-house-account", count: 1 },
      { act: "open-thread", count: 1 },
      { act: "post-argument", count: 10 },
    ]);
  });

  test("quotes what is in the article", async () => {
    await seed();
    const { article } = await getThreadWithArticle(THREAD);
    const rows = await read((db) => db.select({ quote: passages.exact }).from(passages));
    const quotes = rows.map(({ quote }) => quote);
    expect(quotes).toHaveLength(6);
    for (const quote of quotes) expect(article.html).toContain(quote);
  });

  test("done twice, or twice at once, gives the same rows", async () => {
    await seed();
    const once = everyRow();
    await seed();
    await Promise.all([seed(), seed()]);
    expect(everyRow()).toEqual(once);
  });

  test("adds nothing to a forum with threads of its own", async () => {
    await emptyThread("our-own");
    const before = everyRow();
    await seed();
    expect(everyRow()).toEqual(before);
  });

  test("stays beside threads that were opened later", async () => {
    await seed();
    await emptyThread("our-own");
    const before = everyRow();
    await seed();
    expect(everyRow()).toEqual(before);
  });

  test.each([
    ["before the first argument", 1],
    ["among the arguments", 4],
    ["between arguments and replies", 7],
    ["before the last reply", 10],
  ])("is completed when it was interrupted %s", async (_, id) => {
    await seed();
    interruptBefore(id);
    await seed();
    const [thread] = await listThreads();
    expect(thread).toMatchObject({ argumentCount: 10, balance: NO_BALANCE });
    expect(await read((db) => db.$count(argumentsTable))).toBe(10);
  });

  test("is completed when only the house account was made", async () => {
    await openHouseAccount(SYSTEM);
    await seed();
    expect((await listThreads())[0]?.argumentCount).toBe(10);
  });

  test("is complete also when somebody left whose name stood in its words", async () => {
    await seed();
    const { handle } = await person("2021");
    await eraseMember(SYSTEM, { handle, mode: "keep" });
    const before = everyRow();
    expect(JSON.stringify(before)).not.toContain("since 2021");
    await seed();
    expect(everyRow()).toEqual(before);
  });

  test("brings nothing back that a moderator hid", async () => {
    await seed();
    const moderator = await person("moderator", "moderator");
    await hideArgument(moderator, { id: 1, revision: 1, ground: "spam", reason: "Spam." });
    const before = everyRow();
    await seed();
    expect(everyRow()).toEqual(before);
    await expect(getArgument(THREAD, 1)).rejects.toMatchObject({ status: 404 });
  });

  test("needs no password: nobody can sign in as the house", async () => {
    await seed();
    const rows = await read((db) =>
      db.select({ hash: members.passwordHash }).from(members).where(eq(members.handle, "editors")),
    );
    expect(rows).toEqual([{ hash: "none" }]);
  });
});
