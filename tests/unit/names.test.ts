import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { ChooseHandle, CreateFirstAdmin, SignUp } from "#lib/accounts/schema";
import { PostArgument } from "#lib/arguments/schema";
import { SendNotice } from "#lib/notices/schema";
import { EnterOrder } from "#lib/orders/schema";
import { Briefing, PublishRevision } from "#lib/threads/schema";

const briefing = {
  slug: "a",
  title: "A title",
  motion: "A motion.",
  published: "2026",
  stances: ["a", "b"].map((slug) => ({ slug, label: slug, summary: slug })),
  markdown: "An article.",
};
const notice = {
  offence: "other",
  explanation: "It is.",
  law: "A law",
  address: "/",
  name: "Eve",
  email: "eve@example.org",
  goodFaith: "yes",
};
const order = { authority: "A court", reference: "1/26", place: "/threads/a", receivedAt: "2026-03-02T12:00" };
const argument = {
  kind: "root",
  thread: "a",
  key: "abcdefgh",
  stance: "a",
  claim: "A claim",
  body: "A body",
  sources: "",
};

type Taken = (name: string) => { success: boolean; data?: unknown };
const field = (schema: z.ZodType, good: object, name: string): Taken => {
  expect(schema.safeParse(good).error?.issues, name).toBeUndefined();
  return (typed) => {
    const { success, data } = schema.safeParse({ ...good, [name]: typed });
    return success ? { success, data: (data as Record<string, unknown>)[name] } : { success };
  };
};

/** Every name that others read, and that is written by somebody who could mean to be taken for another. */
const NAMES: Record<string, () => Taken> = {
  "the title of a thread": () => field(Briefing, briefing, "title"),
  "its motion": () => field(Briefing, briefing, "motion"),
  "the title of a revision": () =>
    field(PublishRevision, { slug: "a", kicker: "", title: "A", dek: "", markdown: "A." }, "title"),
  "the claim of an argument": () => field(PostArgument, argument, "claim"),
  "the name of who sends a notice": () => field(SendNotice, notice, "name"),
  "the law in a notice": () => field(SendNotice, notice, "law"),
  "the authority of an order": () => field(EnterOrder, order, "authority"),
  "the reference of an order": () => field(EnterOrder, order, "reference"),
  "the label of a side": () => (typed) => {
    const [, other] = briefing.stances;
    const { success, data } = Briefing.safeParse({
      ...briefing,
      stances: [{ slug: "a", label: typed, summary: "a" }, other],
    });
    return success ? { success, data: data.stances[0]?.label } : { success };
  },
};

const TURNS = [..."\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"];
const UNSEEN = [..."\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u061c\u115f\u3164\u180e\u2800\u{e0061}\u{e007f}\ufe0f"];
const SPACES = [..."\u00a0\u1680\u2000\u2003\u2007\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\t\n\r\v\f"];
const code = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16)}`;

describe.each(Object.entries(NAMES))("%s", (_, of) => {
  const taken = of();

  test("has no mark that turns the direction of what follows", () => {
    for (const sign of TURNS)
      for (const typed of [`Ada${sign}evE`, `${sign}Ada`, `Ada${sign}`])
        expect(taken(typed).success, code(sign)).toBe(false);
  });

  test("is not empty to the eye", () => {
    for (const sign of UNSEEN)
      for (const typed of [sign, `${sign}${sign} ${sign}`]) expect(taken(typed).success, code(sign)).toBe(false);
  });

  test("has no space but the common one, one at a time, and none at its ends", () => {
    for (const sign of SPACES)
      expect(taken(`${sign}Ada${sign}${sign}Eve${sign}`), code(sign)).toEqual({ success: true, data: "Ada Eve" });
  });

  test("has no control characters, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (typed) => {
        const { data } = taken(typed);
        expect(String(data ?? "a")).not.toMatch(
          /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202a-\u202e\u2066-\u2069]| {2}|^\s|\s$/u,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("a handle", () => {
  const HANDLES: [string, Taken][] = [
    ["signing up", field(SignUp, { email: "a@x.org", handle: "ada", password: "quite a good password" }, "handle")],
    ["signing up by a provider", field(ChooseHandle, { handle: "ada" }, "handle")],
    [
      "of the first admin",
      field(
        CreateFirstAdmin,
        { email: "a@x.org", handle: "ada", password: "quite a good password", token: "a" },
        "handle",
      ),
    ],
  ];

  test.each(HANDLES)(
    "has the letters a to z alone (%s): one of another alphabet that looks the same is refused",
    (_, taken) => {
      const lookAlikes = [
        "\u0430da",
        "ad\u0430",
        "\u0251da",
        "ad\u0101",
        "\uff41da",
        "ad\u00e0",
        "\u{1d5ba}da",
        "a\u0501a",
        "\u1d00da",
        "ada\u0307",
      ];
      for (const typed of lookAlikes) expect(taken(typed).success, typed).toBe(false);
      for (const sign of [...TURNS, ...UNSEEN, ...SPACES, "\u2010", "\u2011", "\u2013", "\uff0e", "\u2024", "\u02cd"])
        expect(taken(`ad${sign}a`).success, code(sign)).toBe(false);
    },
  );

  test.each(HANDLES)("is ASCII whatever is typed (%s)", (_, taken) => {
    const near = fc.string({
      unit: fc.constantFrom(..."adA._-\u0430\u212a\u0130\u017f\u200b\u202e\u00a0 \n"),
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: "binary" })), (typed) => {
        const { success, data } = taken(typed);
        if (success) expect(data).toMatch(/^[a-z0-9_.-]{3,24}$/);
      }),
      { numRuns: 1_000 },
    );
  });
});
