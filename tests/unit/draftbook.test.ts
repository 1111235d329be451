import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDraftbook, textOfDraft, withDraft, withoutDraft } from "#lib/draftbook";

const DAY = 24 * 60 * 60 * 1000;
const draft = (body: string, at = 0) => ({ at, values: { body } });

describe("the drafts of a device", () => {
  test("are kept by form, and taken out again", () => {
    const book = withDraft(withDraft({}, "a", draft("one")), "b", draft("two"));
    expect(withDraft(book, "a", draft("newer", 5))).toEqual({ a: draft("newer", 5), b: draft("two") });
    expect(withoutDraft(book, "a")).toEqual({ b: draft("two") });
  });

  test("are the 20 newest", () => {
    const book = Array.from({ length: 25 }, (_, i) => i).reduce((all, i) => withDraft(all, `k${i}`, draft("x", i)), {});
    expect(Object.keys(book)).toHaveLength(20);
    expect(book).not.toHaveProperty("k4");
    expect(book).toHaveProperty("k5");
  });

  test("are forgotten after 30 days", () => {
    const stored = JSON.stringify({ old: draft("x", 0), young: draft("y", 1) });
    expect(readDraftbook(stored, 30 * DAY + 1)).toEqual({ young: draft("y", 1) });
  });

  test("come back as they were written, and anything else is an empty book", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.string())), fc.string(), (values, junk) => {
        const book = Object.fromEntries(Object.entries(values).map(([key, each]) => [key, { at: 1, values: each }]));
        expect(readDraftbook(JSON.stringify(book), 1)).toEqual(book);
        expect(readDraftbook(`${junk}{`, 1)).toEqual({});
      }),
    );
    for (const wrong of [null, "", "[]", '{"a":1}', '{"a":{"at":"1","values":{}}}'])
      expect(readDraftbook(wrong, 0)).toEqual({});
  });

  test("are known by their words", () => {
    expect(textOfDraft({ at: 0, values: { stance: "x", claim: " A claim ", body: "and more" } })).toBe(
      "A claim · and more",
    );
    expect(textOfDraft({ at: 0, values: { stance: "x", body: " " } })).toBe("");
  });
});
