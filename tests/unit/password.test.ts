import { describe, expect, test, vi } from "vitest";
import { hashPassword, passwordMatches, refuseCommonPassword } from "#lib/accounts/password";
import { Invalid } from "#lib/errors";

/** The hashes that a password was held against. */
const { worked } = vi.hoisted(() => ({ worked: [] as string[] }));
vi.mock("@node-rs/argon2", async (original) => {
  const argon2 = await original<typeof import("@node-rs/argon2")>();
  const verify: typeof argon2.verify = (hash, ...rest) => {
    worked.push(String(hash));
    return argon2.verify(hash, ...rest);
  };
  return { ...argon2, verify };
});

describe("a common password", () => {
  test.each(["password", "PassWord1", "12345678", "qwertyuiop", "iloveyou"])("is refused: %s", (password) =>
    expect(() => refuseCommonPassword(password)).toThrow(Invalid),
  );

  test.each(["correct horse", "tr0ub4dor&3x", "ночная смена"])("an unusual one is not: %s", (password) =>
    expect(() => refuseCommonPassword(password)).not.toThrow(),
  );

  test.each(["passwordpassword", "aaaaaaaaaaaaaaa", "123456789012345"])(
    "15 characters or more may be anything: %s",
    (password) => expect(() => refuseCommonPassword(password)).not.toThrow(),
  );
});

describe("a hash", () => {
  test("is Argon2id with the cost that OWASP names, and another one each time", async () => {
    const hash = await hashPassword("correct horse");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword("correct horse")).not.toBe(hash);
  });

  test("belongs to its password alone, to the last character", async () => {
    const long = `${"x".repeat(255)}y`;
    const hash = await hashPassword(long);
    expect(await passwordMatches(long, hash)).toBe(true);
    expect(await passwordMatches(`${"x".repeat(255)}z`, hash)).toBe(false);
    expect(await passwordMatches("", hash)).toBe(false);
  });

  test("does not depend on how a keyboard composes an accent", async () => {
    expect(await passwordMatches("cafe\u0301 au lait", await hashPassword("caf\u00e9 au lait"))).toBe(true);
  });

  test.each([null, "none"])(
    "is worked out as well where there is none (%s): nobody learns who has one",
    async (hash) => {
      worked.length = 0;
      await passwordMatches("whatever", hash);
      expect(worked).toEqual([expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)]);
    },
  );

  test.each([
    ["no account", null],
    ["an account that nobody can enter", "none"],
    ["a damaged one", "$argon2id$v=19$m=19456"],
  ])("of %s matches nothing, not even what stands in for it", async (_, hash) => {
    for (const password of ["", "none", "the password of nobody"])
      expect(await passwordMatches(password, hash)).toBe(false);
  });
});
