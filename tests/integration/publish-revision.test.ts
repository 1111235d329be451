import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { passages } from "#db/schema/passages";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { placePassages } from "#lib/passages/place-passages";
import { getPassageReport } from "#lib/passages/queries";
import { publishRevision } from "#lib/threads/publish-revision";
import { getThread, getThreadWithArticle } from "#lib/threads/queries";
import { PublishRevision } from "#lib/threads/schema";
import { type Person, VISITOR } from "#lib/viewer";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { argue, emptyThread, lastAct, person, SYSTEM, seededDatabase } from "#tests/people";

let admin: Person;
let author: Person;
let number = 0;

beforeAll(async () => {
  await seededDatabase();
  admin = await person("chief", "admin");
  author = await person("author");
});

const ARTICLE =
  "One sentence stays here. Another sentence will be put in other words. What follows is kept. The third one goes away.";
const NEXT =
  "A new beginning. One sentence stays here. Another sentence will be put in different words. What follows is kept.";

async function threadWithQuotes() {
  number += 1;
  const thread = await emptyThread(`revised-${number}`, ARTICLE);
  const quotes = [
    "One sentence stays here.",
    "Another sentence will be put in other words.",
    "The third one goes away.",
  ];
  const ids: number[] = [];
  for (const quote of quotes) ids.push(await argue(author, { thread: thread.slug, claim: quote, quote }));
  return { ...thread, ids };
}
const revision = (slug: string, values: Record<string, unknown> = {}) =>
  PublishRevision.parse({ slug, kicker: "", title: "A title", dek: "", markdown: NEXT, ...values });
const passageOf = async (argumentId: number | undefined) => {
  const [row] = await read((db) =>
    db
      .select()
      .from(passages)
      .where(eq(passages.argumentId, argumentId ?? 0)),
  );
  return row;
};

describe("a new revision of an article", () => {
  test("is shown from now on, takes the passages along, and is written down", async () => {
    const { slug, id, ids } = await threadWithQuotes();
    const published = await publishRevision(admin, revision(slug, { title: "Another title", revision: "1" }));
    const counts = { anchored: 0, moved: 2, orphaned: 1 };
    expect(published).toEqual({ slug, revision: 2, passages: counts });
    const { thread, article } = await getThreadWithArticle(slug);
    expect(thread).toMatchObject({ revision: 2, title: "Another title", motion: "A motion.", published: "2026" });
    expect(article.html).toContain("A new beginning.");
    expect(await lastAct()).toEqual({
      act: "publish-revision",
      actorId: admin.id,
      subject: `thread ${id}`,
      detail: { revision: 2, ...counts },
    });

    expect(await passageOf(ids[0])).toMatchObject({
      state: "moved",
      revision: 2,
      startUtf16: 17,
      prefix: "A new beginning. ",
    });
    expect(await passageOf(ids[1])).toMatchObject({
      state: "moved",
      exact: "Another sentence will be put in other words.",
      startUtf16: NEXT.indexOf("Another"),
      endUtf16: NEXT.indexOf(" What follows"),
    });
    expect(await passageOf(ids[2])).toMatchObject({ state: "orphaned", startUtf16: null });
    expect(await getPassageReport({ id })).toEqual({
      ...counts,
      orphans: [{ argumentId: ids[2], quote: "The third one goes away.", claim: "The third one goes away." }],
    });
  });

  test("that only adds to the end leaves all where they were; what was lost is found when it comes back", async () => {
    const { slug, ids } = await threadWithQuotes();
    await publishRevision(admin, revision(slug));
    const back = await publishRevision(admin, revision(slug, { markdown: ARTICLE }));
    expect(back.passages).toEqual({ anchored: 0, moved: 3, orphaned: 0 });
    expect(await passageOf(ids[2])).toMatchObject({ revision: 3, startUtf16: ARTICLE.indexOf("The third") });
    const more = await publishRevision(SYSTEM_AS_HOUSE, revision(slug, { markdown: `${ARTICLE}\n\nMore.` }));
    expect(more.passages).toEqual({ anchored: 3, moved: 0, orphaned: 0 });
  });

  test("changes nothing of another thread, and reports no removed argument", async () => {
    const { slug, id, ids } = await threadWithQuotes();
    const other = await threadWithQuotes();
    const moderator = await person("moderator", "moderator");
    await hideArgument(moderator, { id: ids[2] ?? 0, revision: 1, ground: "spam", reason: "For the test." });
    await publishRevision(admin, revision(slug));
    for (const argument of other.ids)
      expect(await passageOf(argument)).toMatchObject({ state: "anchored", revision: 1 });
    expect(await getPassageReport({ id })).toEqual({ anchored: 0, moved: 2, orphaned: 0, orphans: [] });
  });

  test("is refused to everybody but admins, on an older one, without a change, with another motion, and nowhere", async () => {
    const { slug } = await threadWithQuotes();
    await publishRevision(admin, revision(slug));
    const before = everyRow();
    for (const viewer of [VISITOR, author, await person("moderator-2", "moderator")])
      await expect(publishRevision(viewer, revision(slug, { title: "Mine" }))).rejects.toThrow(Forbidden);
    await expect(publishRevision(admin, revision(slug, { title: "New", revision: "1" }))).rejects.toThrow(Conflict);
    await expect(publishRevision(admin, revision(slug))).rejects.toThrow(Conflict);
    await expect(publishRevision(admin, revision(slug, { motion: "Another motion." }))).rejects.toMatchObject({
      constructor: Invalid,
      fields: { motion: expect.anything() },
    });
    await expect(publishRevision(admin, revision(slug, { markdown: "---" }))).rejects.toThrow(Invalid);
    await expect(publishRevision(admin, revision("nowhere"))).rejects.toThrow(NotFound);
    expect(everyRow("members", "sessions", "audit", "scopes")).toEqual(
      Object.fromEntries(
        Object.entries(before).filter(([table]) => !["members", "sessions", "audit", "scopes"].includes(table)),
      ),
    );
  });
});

const SYSTEM_AS_HOUSE = { ...SYSTEM, id: 1 };

describe("passages that a migration brought along", () => {
  const forget = (argumentId: number | undefined, exact?: string) =>
    inRawDatabase((db) => {
      db.prepare(
        "UPDATE passages SET revision = 0, prefix = '', suffix = '', start_utf16 = NULL, end_utf16 = NULL, state = 'orphaned' WHERE argument_id = ?",
      ).run(argumentId);
      if (exact) db.prepare("UPDATE passages SET exact = ? WHERE argument_id = ?").run(exact, argumentId);
    });

  test("are looked for at start, once", async () => {
    const { ids } = await threadWithQuotes();
    const placed = await passageOf(ids[0]);
    forget(ids[0]);
    forget(ids[1], "Nothing of the kind is in there, or ever was.");
    await placePassages(SYSTEM);
    expect(await passageOf(ids[0])).toEqual(placed);
    expect(await passageOf(ids[1])).toMatchObject({ state: "orphaned", revision: 1 });
    const before = everyRow();
    await placePassages(SYSTEM);
    expect(everyRow()).toEqual(before);
  });
});

test("the command line publishes a file, and says what became of the passages", async () => {
  const { slug } = await threadWithQuotes();
  const file = join(mkdtempSync(join(tmpdir(), "parley-briefing-")), "next.md");
  const briefing = (motion: string) =>
    `---\nslug: ${slug}\ntitle: From a file\nmotion: ${motion}\npublished: 2026\nstances:\n  - {slug: pro-engagement, label: A, summary: S}\n  - {slug: legitimacy-concern, label: B, summary: S}\n---\n\n${NEXT}\n`;
  const publish = () => promisify(execFile)("node", ["bin/parley.ts", "thread", "publish", file], { env: process.env });

  writeFileSync(file, briefing("Another motion."));
  await expect(publish()).rejects.toMatchObject({ stderr: expect.stringContaining("The motion cannot change") });
  writeFileSync(file, briefing("A motion."));
  expect((await publish()).stdout).toContain("revision 2. Quoted passages: 0 stand as they were, 2 moved, 1 are lost.");
  expect(await getThread(slug)).toMatchObject({ title: "From a file", revision: 2 });
}, 60_000);
