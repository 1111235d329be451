import { describe, expect, test } from "vitest";
import { canCredit, canRemoveCredit } from "#lib/moved/policy";
import { canStillTakeBack, movedByWords, movedWords, ownCharacters, TAKE_BACK_WINDOW_MS } from "#lib/moved/rules";
import { CreditArgument } from "#lib/moved/schema";
import { AUTHOR_ID, allowed, VIEWERS } from "#tests/unit/viewers";

const shown = { authorId: AUTHOR_ID, hidden: false, deleted: false };
const x = (length: number) => "x".repeat(length);
const issuesOf = (why: string) => {
  const parsed = CreditArgument.safeParse({ id: 1, changed: "point", why });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path}: ${message}`);
};
const TOO_SHORT = "why: Please say why in at least 50 characters of your own; quoted lines do not count.";

describe("why it moved somebody", () => {
  test.each([
    ["49 characters", x(49), [TOO_SHORT]],
    ["50 characters", x(50), []],
    ["49 characters between white space", `  ${x(49)} \n `, [TOO_SHORT]],
    ["50 emoji", "🙂".repeat(50), []],
    ["49 characters and an invisible one", `${x(24)}\u200b${x(25)}`, [TOO_SHORT]],
    ["two words far apart", `one${" ".repeat(60)}two`, [TOO_SHORT]],
    ["1000 characters", x(1000), []],
    ["1001 characters", x(1001), ["why: Please use at most 1000 characters."]],
    ["1000 characters between white space", `\n${x(1000)}\n`, []],
    ["a quote alone", `> ${x(80)}`, [TOO_SHORT]],
    ["a quote with 49 characters below", `> ${x(80)}\n${x(49)}`, [TOO_SHORT]],
    ["a quote with 50 characters below", `> ${x(80)}\n${x(50)}`, []],
    ["an indented quote", `  >${x(80)}\r\n${x(49)}`, [TOO_SHORT]],
    ["a sentence with a > inside", `${x(25)} > ${x(25)}`, []],
  ])("%s", (_, why, issues) => expect(issuesOf(why)).toEqual(issues));

  test("is counted in the form as by the rule", () => {
    expect(ownCharacters(`> ${x(9)}\nab  c\n\n> d\ne`)).toBe("ab c e".length);
    expect(ownCharacters("")).toBe(0);
  });
});

describe("a credit", () => {
  test("needs one of three kinds", () => {
    expect(CreditArgument.safeParse({ id: 1, changed: "mood", why: x(50) }).error?.issues[0]?.message).toBe(
      "Please say what changed.",
    );
  });

  test("can be taken back for 24 hours", () => {
    const given = new Date(0);
    expect(canStillTakeBack(given, new Date(TAKE_BACK_WINDOW_MS))).toBe(true);
    expect(canStillTakeBack(given, new Date(TAKE_BACK_WINDOW_MS + 1))).toBe(false);
    expect(TAKE_BACK_WINDOW_MS).toBe(86_400_000);
  });

  test("is given by members to others, and removed by moderators who neither gave nor received it", () => {
    expect(allowed((viewer) => canCredit(viewer, shown))).toEqual(["member", "moderator", "admin"]);
    expect(allowed((viewer) => canRemoveCredit(viewer, shown, { giverId: 9 }))).toEqual(["moderator", "admin"]);
    expect(allowed((viewer) => canRemoveCredit(viewer, shown, { giverId: VIEWERS.moderator.id }))).toEqual(["admin"]);
  });
});

describe("in words", () => {
  test.each([
    [0, 0, "", ""],
    [1, 0, "Moved 1 reader", "Moved 1 reader"],
    // One or two are named below the argument: the side would be theirs.
    [1, 1, "Moved 1 reader", "Moved 1 reader"],
    [2, 2, "Moved 2 readers", "Moved 2 readers"],
    [3, 0, "Moved 3 readers", "Moved 3 readers"],
    // Never all of them, so that nobody named is certainly one.
    [3, 3, "Moved 3 readers, 2 from the other side", "Moved 3 readers, 2 of them from the other side"],
    [3, 2, "Moved 3 readers, 2 from the other side", "Moved 3 readers, 2 of them from the other side"],
    [
      1234,
      1000,
      "Moved 1,234 readers, 1,000 from the other side",
      "Moved 1,234 readers, 1,000 of them from the other side",
    ],
  ])("%i moved, %i across", (all, across, ofArgument, ofMember) => {
    expect(movedWords({ all, across })).toBe(ofArgument);
    expect(movedByWords({ all, across })).toBe(ofMember);
  });
});
