import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Email, GiveRole, Handle, NewPassword, SignIn } from "#lib/accounts/schema";

describe("an email address", () => {
  test.each([
    ["A.Reader@Example.ORG", "a.reader@example.org"],
    ["  a@x.org ", "a@x.org"],
    ["a\uff20x.org", "a@x.org"],
    ["\uff21@x.org", "a@x.org"],
    ["a+parley@x.org", "a+parley@x.org"],
    ["o'neil@x.co.uk", "o'neil@x.co.uk"],
  ])("has one spelling: %j is %j", (typed, kept) => expect(Email.parse(typed)).toBe(kept));

  test.each([
    "",
    "a",
    "a@",
    "@x.org",
    "a@localhost",
    "a@x,b@y",
    "a@x.org,b@y.org",
    "a@x.org;b@y.org",
    "a@x.org b@y.org",
    '"e@attacker"@victim',
    '"e@attacker.org"@victim.org',
    "a@b@x.org",
    "a\uff20b@x.org",
    "<a@x.org>",
    "a@x.org\nbcc:b@y.org",
    "a@x.org\u0000",
    "a@[127.0.0.1]",
    "a..b@x.org",
    `${"a".repeat(250)}@x.org`,
    undefined,
  ])("is one address and nothing else: %j is refused", (typed) => expect(Email.safeParse(typed).success).toBe(false));
});

describe("whatever is typed as an email address", () => {
  const signs = fc.constantFrom(
    ..."@@\uff20\ufe6b,;\"'<>()[]:\\ \t\r\n\u0000\u00a0\u200b\u202e.\uff0e\uff0cab\u00e9\u0430".split(""),
  );
  const nearly = fc
    .tuple(
      fc.array(signs, { maxLength: 8 }),
      fc.constantFrom("a@example.org", "@example.org", "a@", ""),
      fc.array(signs),
    )
    .map(([before, middle, after]) => before.join("") + middle + after.join(""));

  test("is refused, or is one address in its one spelling, which no mailer takes for two", () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string({ unit: "binary" }), fc.emailAddress()), (typed) => {
        const parsed = Email.safeParse(typed);
        if (!parsed.success) return;
        const email = parsed.data;
        expect(email).toBe(email.normalize("NFKC").toLowerCase());
        expect(email.split("@")).toHaveLength(2);
        expect(email).toMatch(/^[^\s,;:"()<>[\]\\\p{C}]+$/u);
        expect(email).toMatch(/^[\x21-\x7e]{3,254}$/);
        expect(Email.parse(email)).toBe(email);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("a handle", () => {
  test.each([
    ["abc", "abc"],
    [" Reader_1 ", "reader_1"],
    ["a-b.c", "a-b.c"],
    ["a".repeat(24), "a".repeat(24)],
  ])("is lower case: %j is %j", (typed, kept) => expect(Handle.parse(typed)).toBe(kept));

  test.each(["", "ab", "a".repeat(25), "a b", "a/b", "a@b", "\u0430dmin", "b\u00f6b", "a\nb", undefined])(
    "has 3 to 24 plain characters: %j is refused",
    (typed) => expect(Handle.safeParse(typed).success).toBe(false),
  );

  test.each([
    "admin",
    "Admin",
    " EDITORS ",
    "moderator",
    "system",
    "a.d.m.i.n",
    "-admin_",
    "deleted",
    "parley",
    "anonymous",
  ])("does not sound like the house: %j is refused", (typed) =>
    expect(Handle.safeParse(typed).error?.issues[0]?.message).toContain("people who run the forum"),
  );
});

describe("a password", () => {
  test.each([
    [7, false],
    [8, true],
    [256, true],
    [257, false],
  ])("of %i characters is new: %s", (length, allowed) =>
    expect(NewPassword.safeParse("x".repeat(length)).success).toBe(allowed),
  );

  test("may be anything that can be typed, and is not trimmed", () =>
    expect(NewPassword.parse("  пароль 😀 ")).toBe("  пароль 😀 "));

  test("is compared as typed at sign-in, however short", () => {
    expect(SignIn.parse({ email: "a@x.org", password: " x" }).password).toBe(" x");
    expect(SignIn.safeParse({ email: "a@x.org", password: "" }).success).toBe(false);
  });
});

test.each([
  ["member", true],
  ["moderator", true],
  ["admin", true],
  ["system", false],
  ["visitor", false],
  ["__proto__", false],
  [undefined, false],
])("the role %s can be given: %s", (role, allowed) =>
  expect(GiveRole.safeParse({ handle: "reader", role }).success).toBe(allowed),
);
