import { describe, expect, test } from "vitest";
import {
  type ArgumentFacts,
  canArgue,
  canDelete,
  canEdit,
  canReadHidden,
  isAuthor,
  isFreeEdit,
  relation,
} from "#lib/arguments/policy";
import { AUTHOR_ID, allowed } from "#tests/unit/viewers";

const shown: ArgumentFacts = { authorId: AUTHOR_ID, hidden: false, deleted: false };
const hidden = { ...shown, hidden: true };
const deleted = { ...shown, deleted: true };
const both = { ...hidden, deleted: true };
const authors = ["author", "moderating author", "admin author"];

describe("who may", () => {
  test("argue: everybody with an account, and the program", () => {
    expect(allowed(canArgue)).toEqual([
      "member",
      "author",
      "moderator",
      "moderating author",
      "admin",
      "admin author",
      "system",
    ]);
  });

  test("be called the author: the person who wrote it; never the program, whoever it acts as", () =>
    expect(allowed((viewer) => isAuthor(viewer, shown))).toEqual(authors));

  test.each([
    ["shown", shown, authors],
    ["hidden", hidden, []],
    ["deleted", deleted, []],
    ["hidden and deleted", both, []],
  ])("edit or delete what is %s", (_, argument, names) => {
    expect(allowed((viewer) => canEdit(viewer, argument))).toEqual(names);
    expect(allowed((viewer) => canDelete(viewer, argument))).toEqual(names);
  });

  test.each([
    ["held", { ...hidden, held: true }, authors],
    ["held and deleted", { ...both, held: true }, []],
  ])("delete what is %s, which nobody edits", (_, argument, names) => {
    expect(allowed((viewer) => canEdit(viewer, argument))).toEqual([]);
    expect(allowed((viewer) => canDelete(viewer, argument))).toEqual(names);
  });

  test.each([
    [
      "hidden: its author and the moderators",
      hidden,
      ["author", "moderator", "moderating author", "admin", "admin author"],
    ],
    ["deleted: nobody", deleted, []],
    ["hidden and deleted: nobody", both, []],
  ])("read a text that is %s", (_, argument, names) =>
    expect(allowed((viewer) => canReadHidden(viewer, argument))).toEqual(names),
  );
});

describe("a reply", () => {
  test.each([
    ["pro", "pro", "supports"],
    ["con", "con", "supports"],
    ["pro", "con", "rebuts"],
    ["con", "pro", "rebuts"],
    [null, "pro", "asks"],
    [null, null, "asks"],
    ["pro", null, "answers"],
    ["con", null, "answers"],
  ])("of stance %s to one of stance %s %s", (own, parents, expected) => expect(relation(own, parents)).toBe(expected));
});

describe("an edit", () => {
  const posted = new Date("2026-01-01T12:00:00.000Z");
  test.each([
    ["at once", "2026-01-01T12:00:00.000Z", true],
    ["at 15 minutes", "2026-01-01T12:15:00.000Z", true],
    ["a millisecond later", "2026-01-01T12:15:00.001Z", false],
    ["a day later", "2026-01-02T12:00:00.000Z", false],
  ])("%s leaves no trace: %s → %s", (_, at, free) => expect(isFreeEdit(posted, new Date(at))).toBe(free));
});
