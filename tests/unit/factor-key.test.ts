import { beforeEach, describe, expect, test, vi } from "vitest";
import { factorKey, keyForApp, stepOfCode } from "#lib/accounts/factor-key";
import { rightsOf } from "#lib/accounts/factor-required";
import { hashOfRecoveryCode, newRecoveryCode } from "#lib/accounts/recovery-code";

const SECRET = "a secret of the test, long enough for it";
beforeEach(() => void vi.stubEnv("PARLEY_SECRET", SECRET));

/** The key of appendix B of RFC 6238 for SHA-1, and its vectors: seconds since 1970, and the last six of their eight digits. */
const KEY = Buffer.from("12345678901234567890");
const VECTORS = [
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
] as const;
const at = (seconds: number) => new Date(seconds * 1000);

describe("a code", () => {
  test.each(VECTORS)("at %d seconds is that of RFC 6238, %s", (seconds, digits) => {
    expect(stepOfCode(KEY, digits.slice(-6), at(seconds))).toBe(Math.floor(seconds / 30));
  });

  test.each(VECTORS)("of %d seconds counts one step before and after, and no longer", (seconds, digits) => {
    const step = Math.floor(seconds / 30);
    const taken = [-31, -30, -1, 0, 1, 30, 59, 60].map((later) =>
      stepOfCode(KEY, digits.slice(-6), at(step * 30 + later)),
    );
    expect(taken).toEqual([undefined, step, step, step, step, step, step, undefined]);
  });

  test.each([
    "",
    "94287",
    "942870",
    "0287082",
    "94287082",
    "éééééé",
    "２８７０８２",
    "x".repeat(10_000),
    "28708\u0000",
    "+28708",
  ])("is not %j", (typed) => expect(stepOfCode(KEY, typed, at(59))).toBeUndefined());
});

test.each(["287082", " 287 082 ", "287-082", "٢٨٧٠٨٢", "۲۸۷۰۸۲"])("a code can be typed as %j", (typed) => {
  expect(stepOfCode(KEY, typed, at(59))).toBe(1);
});

describe("a key", () => {
  test("is another for each member, nonce and secret, of 160 bits", () => {
    const keys = [factorKey(1, "a"), factorKey(2, "a"), factorKey(1, "b"), factorKey(1, "a")];
    vi.stubEnv("PARLEY_SECRET", `${SECRET}, but another`);
    keys.push(factorKey(1, "a"));
    const texts = keys.map((key) => key.toString("hex"));
    expect(new Set(texts).size).toBe(4);
    expect(texts[3]).toBe(texts[0]);
    expect(keys.map(({ length }) => length)).toEqual([20, 20, 20, 20, 20]);
  });

  test("is told to an app with whose it is and where, whatever port the forum has", () => {
    vi.stubEnv("PARLEY_ORIGIN", "https://debate.example.org:8443");
    const { text, uri } = keyForApp(KEY, "ada.b-c_d");
    expect(text).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    const { protocol, host, pathname, searchParams } = new URL(uri);
    expect([protocol, host, decodeURIComponent(pathname)]).toEqual([
      "otpauth:",
      "totp",
      "/debate.example.org:ada.b-c_d",
    ]);
    expect(Object.fromEntries(searchParams)).toEqual({
      issuer: "debate.example.org",
      secret: text,
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });
});

describe("a recovery code", () => {
  test("has 80 bits, in groups of four, and no letter that looks like a digit", () => {
    const codes = Array.from({ length: 500 }, newRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
    expect(new Set(codes).size).toBe(500);
    expect(new Set(codes.join("").replaceAll("-", "")).size).toBe(32);
  });

  test("is the same however it is typed, and another member's is another", () => {
    const hash = hashOfRecoveryCode(1, "01ab-cdef-ghjk-mnpq");
    for (const typed of [" O1AB CDEF GHJK MNPQ ", "0lab–cdef–ghjk–mnpq", "oiabcdefghjkmnpq"])
      expect(hashOfRecoveryCode(1, typed), typed).toBe(hash);
    expect(hashOfRecoveryCode(2, "01ab-cdef-ghjk-mnpq")).not.toBe(hash);
    vi.stubEnv("PARLEY_SECRET", `${SECRET}, but another`);
    expect(hashOfRecoveryCode(1, "01ab-cdef-ghjk-mnpq"), "it outlives the secret").toBe(hash);
  });
});

test.each([
  ["member", false, "moderators", { role: "member" }],
  ["moderator", false, "nobody", { role: "moderator" }],
  ["moderator", true, "moderators", { role: "moderator" }],
  ["moderator", false, "moderators", { role: "member", waitingRole: "moderator" }],
  ["admin", false, "moderators", { role: "member", waitingRole: "admin" }],
  ["admin", true, "moderators", { role: "admin" }],
] as const)("a %s (second factor: %s), where it is asked of %s, is %j", (role, hasFactor, askedOf, rights) => {
  expect(rightsOf(role, hasFactor, askedOf)).toEqual(rights);
});
