import { describe, expect, test } from "vitest";
import { canHide, canModerate, canRestore, canSuspend } from "#lib/moderation/policy";
import { AUTHOR_ID, allowed, VIEWERS } from "#tests/unit/viewers";

const shown = { authorId: AUTHOR_ID, hidden: false, deleted: false };
const hidden = { ...shown, hidden: true };
const moderators = ["moderator", "admin"];

describe("a decision on an argument is for moderators, and never on their own", () => {
  test.each([
    ["shown", shown, moderators, moderators, []],
    ["hidden", hidden, moderators, [], moderators],
    ["held", { ...hidden, held: true }, moderators, [], []],
    ["deleted", { ...shown, deleted: true }, [], [], []],
    ["hidden and deleted", { ...hidden, deleted: true }, [], [], []],
  ])("when it is %s", (_, argument, moderate, hide, restore) => {
    expect(allowed((viewer) => canModerate(viewer, argument))).toEqual(moderate);
    expect(allowed((viewer) => canHide(viewer, argument))).toEqual(hide);
    expect(allowed((viewer) => canRestore(viewer, argument))).toEqual(restore);
  });
});

describe("a suspension", () => {
  const stranger = 99;
  test.each([
    ["member", ["moderator", "moderating author", "admin", "admin author", "system"]],
    ["moderator", ["admin", "admin author", "system"]],
    ["admin", ["admin", "admin author", "system"]],
  ])("of a %s is for %j", (role, names) =>
    expect(allowed((viewer) => canSuspend(viewer, { id: stranger, role }))).toEqual(names),
  );

  test.each(["moderator", "admin"] as const)("is nothing a %s can do to themselves", (role) =>
    expect(canSuspend(VIEWERS[role], { id: VIEWERS[role].id, role })).toBe(false),
  );
});
