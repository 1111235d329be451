import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { audit } from "#db/schema/audit";
import { getArgument } from "#lib/arguments/queries";
import { Conflict, Forbidden, NotFound } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { listDecisions } from "#lib/record/queries";
import type { Person } from "#lib/viewer";
import { VISITOR } from "#lib/viewer";
import { argue, person, seededDatabase, THREAD } from "#tests/people";

const ground = "spam" as const;
let author: Person;
let moderator: Person;

beforeAll(async () => {
  await seededDatabase();
  author = await person("author");
  moderator = await person("moderator-one", "moderator");
});

describe("hiding", () => {
  test("takes the argument from the public, and restoring brings it back; both stand in the log", async () => {
    const id = await argue(author);
    const { decisionId } = await hideArgument(moderator, { id, revision: 1, ground, reason: "Posted twice." });
    await expect(getArgument(THREAD, id)).rejects.toThrow(NotFound);
    await restoreArgument(moderator, { id, reason: "" });
    expect((await getArgument(THREAD, id)).argument.state).toBe("shown");
    const { entries } = await listDecisions();
    expect(entries.slice(0, 2).map(({ kind, reversesId }) => [kind, reversesId])).toEqual([
      ["restore", decisionId],
      ["hide", null],
    ]);
    const acts = await read((db) => db.select({ act: audit.act }).from(audit));
    expect(acts.slice(-2)).toEqual([{ act: "hide" }, { act: "restore" }]);
  });

  test("is for moderators, and not on their own argument", async () => {
    const id = await argue(author);
    const input = { id, revision: 1, ground, reason: "No." };
    await expect(hideArgument(VISITOR, input)).rejects.toMatchObject({ status: 401 });
    await expect(hideArgument(author, input)).rejects.toThrow(Forbidden);
    const own = await argue(moderator);
    await expect(hideArgument(moderator, { ...input, id: own })).rejects.toThrow(Forbidden);
  });

  test("on an outdated text, or a second time, is a conflict", async () => {
    const id = await argue(author);
    await expect(hideArgument(moderator, { id, revision: 2, ground, reason: "No." })).rejects.toThrow(Conflict);
    await hideArgument(moderator, { id, revision: 1, ground, reason: "No." });
    await expect(hideArgument(moderator, { id, revision: 1, ground, reason: "No." })).rejects.toThrow(Conflict);
  });
});
