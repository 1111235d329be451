import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { houseTexts } from "#db/schema/moderation";
import { Forbidden } from "#lib/errors";
import { listTemplates, listWatchedWords, watchedWords } from "#lib/house/queries";
import { saveTemplate } from "#lib/house/save-template";
import { saveWords } from "#lib/house/save-words";
import { HOUSE_RULES } from "#lib/moderation/house-rules";
import { type Person, VISITOR } from "#lib/viewer";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, person, SYSTEM, seededDatabase } from "#tests/people";

let admin: Person;
beforeAll(async () => {
  await seededDatabase();
  admin = await person("an-admin", "admin");
});

describe("what authors are told", () => {
  test("comes with the house rules until an admin writes it otherwise; what was said before stays on record", async () => {
    expect(await listTemplates()).toEqual(
      HOUSE_RULES.map(({ slug, title, template }) => ({ ground: slug, title, words: template })),
    );
    await saveTemplate(admin, { ground: "spam", words: "The first words." });
    await saveTemplate(admin, { ground: "spam", words: "The second words." });
    expect(await lastAct()).toEqual({
      act: "save-template",
      actorId: admin.id,
      subject: "house template:spam",
      detail: {},
    });
    const templates = await listTemplates();
    expect(templates.find(({ ground }) => ground === "spam")?.words).toBe("The second words.");
    expect(templates.filter(({ words }) => words !== "The second words.")).toHaveLength(HOUSE_RULES.length - 1);
    const rows = await read((db) => db.select().from(houseTexts));
    expect(rows.map(({ words }) => words)).toEqual(["The first words.", "The second words."]);
  });
});

describe("watched words", () => {
  test("are three lists, each as it was saved last; an empty one watches none", async () => {
    expect(await listWatchedWords()).toEqual({ refuse: [], hold: [], mark: [] });
    await saveWords(admin, { verdict: "hold", words: ["one", "two words"] });
    await saveWords(admin, { verdict: "mark", words: ["three"] });
    expect(await lastAct()).toMatchObject({ act: "save-words", subject: "house words:mark", detail: { phrases: 1 } });
    expect(await read(watchedWords)).toEqual({ refuse: [], hold: ["one", "two words"], mark: ["three"] });
    await saveWords(admin, { verdict: "hold", words: [] });
    expect(await listWatchedWords()).toEqual({ refuse: [], hold: [], mark: ["three"] });
  });
});

test("nobody but an admin writes for the house", async () => {
  const [member, moderator] = [await person("a-member"), await person("a-moderator", "moderator")];
  const before = everyRow();
  for (const viewer of [member, moderator, SYSTEM]) {
    await expect(saveTemplate(viewer, { ground: "spam", words: "No." })).rejects.toThrow(Forbidden);
    await expect(saveWords(viewer, { verdict: "mark", words: ["no"] })).rejects.toThrow(Forbidden);
  }
  await expect(saveWords(VISITOR, { verdict: "mark", words: ["no"] })).rejects.toMatchObject({ status: 401 });
  expect(everyRow()).toEqual(before);
});
