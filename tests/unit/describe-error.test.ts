import { DrizzleQueryError } from "drizzle-orm";
import fc from "fast-check";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { describeError, withoutWords } from "#lib/describe-error";

/** All but the places in the program, which are tried on their own. */
const told = (error: unknown) => JSON.stringify(describeError(error), (name, value) => (name === "stack" ? "" : value));

const emails = fc.emailAddress();
const networks = fc.oneof(fc.ipV4(), fc.ipV6());
const tokens = fc
  .array(fc.constantFrom(..."ABCDEFGHIJabcdefghij0123456789_-"), { minLength: 24, maxLength: 64 })
  .map((letters) => `${letters.join("")}a1`);
const logins = fc
  .tuple(fc.constantFrom("postgres", "smtps"), tokens)
  .map(([kind, key]) => `${kind}://parley:${key.slice(0, 9)}@db.example/x`);
const secrets = fc.oneof(emails, networks, tokens, logins);
const around = fc.constantFrom("", " ", "\n    at ", ": ", "<", "(", "'", '"', "\n", "; ");

/** What no part of it that says anything is left of: its whole, or a piece that is long enough to be looked for. */
const piecesOf = (secret: string) => [secret, ...secret.split(/[@/]/).filter((piece) => piece.length > 11)];

describe("an error in the log", () => {
  test("tells no address, no login and no key, wherever in it they stand", () => {
    fc.assert(
      fc.property(secrets, around, around, (secret, before, after) => {
        const error = new Error(`It broke${before}${secret}${after} for some reason`, { cause: new Error(secret) });
        Object.assign(error, { code: secret, detail: secret, params: [secret], address: secret, table: secret });
        for (const piece of piecesOf(secret)) {
          expect(told(error)).not.toContain(piece);
          expect(describeError(error).stack).not.toContain(piece);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("tells nothing of what it was given by a database, a parser or a form", () => {
    const words = fc
      .string({ minLength: 6, unit: "grapheme" })
      .filter((text) => /^[\p{L}\p{N} ]{6,}$/u.test(text) && text.trim().length > 5);
    fc.assert(
      fc.property(words, (written) => {
        const refused = Object.assign(
          new pg.DatabaseError(`invalid input syntax for type bigint: "${written}"`, 9, "error"),
          {
            code: "22P02",
            detail: `Failing row contains (${written}).`,
            where: written,
          },
        );
        const errors: unknown[] = [
          new DrizzleQueryError(`select * from "a" where b = $1`, [written], refused),
          caught(() => JSON.parse(`{"a": ${written}`)),
          caught(() => JSON.parse(written)),
          caught(() =>
            z
              .object({ a: z.literal("b") })
              .strict()
              .parse({ [written]: written }),
          ),
          caught(() => new URL(`//${written}`)),
          written,
          { message: written },
        ];
        for (const error of errors) expect(told(error)).not.toContain(written.trim());
      }),
      { numRuns: 500 },
    );
  });

  test("tells what kind it is and where it came up", () => {
    const error = Object.assign(new TypeError("It cannot be so.", { cause: new Error("Because.") }), {
      code: "SQLITE_FULL",
    });
    expect(describeError(error)).toMatchObject({
      type: "TypeError",
      message: "It cannot be so.",
      code: "SQLITE_FULL",
      cause: { message: "Because." },
    });
    expect(describeError(error).stack).toMatch(/^at .*describe-error\.test\.ts:\d+:\d+\)?$/m);
  });

  test("takes no line of its words for a place", () => {
    const error = new Error("a\n    at alice (/home/alice.txt:1:1)");
    expect(describeError(error).stack).not.toContain("alice");
    error.message = "b";
    expect(describeError(error).stack).toBe("");
  });
});

test("a sentence of ours stays as it is, with its paths", () => {
  const sentence = "There is no new backup in /var/lib/parley/backups: no room is left. It is tried again in an hour.";
  expect(withoutWords(sentence)).toBe(sentence);
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
