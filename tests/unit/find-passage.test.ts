import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalArticle, type Place } from "#lib/passages/canonical-text";
import { findPassage, isOnlyPlace, locatePassage, neighboursOf, type Selectors } from "#lib/passages/find-passage";
import { readBriefing } from "#lib/threads/read-briefing";

const briefing = readBriefing(
  readFileSync(new URL("../../db/content/eu-taliban-brussels.md", import.meta.url), "utf8"),
);
const { text, blocks } = canonicalArticle(briefing.markdown);

/** What is kept of a passage of a text. */
const selectorsOf = (of: string, place: Place): Selectors & { start: number } => ({
  exact: of.slice(place.start, place.end),
  start: place.start,
  ...neighboursOf(of, place),
  isOnly: isOnlyPlace(of, of.slice(place.start, place.end)),
});
const placeOf = (of: string, words: string, from = 0): Place => {
  const start = of.indexOf(words, from);
  if (start < 0) throw new Error(`“${words}” is not there.`);
  return { start, end: start + words.length };
};
const wordsAt = (of: string, place: Place | null) => place && of.slice(place.start, place.end);

describe("a passage is found again", () => {
  const quoted = "A prominent meeting in a European capital is, on this view, already a success";
  const selectors = selectorsOf(text, placeOf(text, quoted));

  test("where it was, when nothing changed: anchored", () => {
    expect(findPassage(text, selectors)).toEqual({ ...placeOf(text, quoted), score: 1, state: "anchored" });
  });

  test("further down, when something was put before it: moved", () => {
    const later = `A new beginning of the article. ${text}`;
    expect(findPassage(later, selectors)).toMatchObject({ ...placeOf(later, quoted), state: "moved" });
  });

  test("in other words", () => {
    const later = text.replace("prominent meeting in a European capital", "public meeting in a capital of Europe");
    expect(wordsAt(later, findPassage(later, selectors))).toBe(
      "A public meeting in a capital of Europe is, on this view, already a success",
    );
  });

  test("among other words on both sides, when it stood once and still stands once", () => {
    const later = `So they said: ${quoted}; so they wrote.`;
    expect(wordsAt(later, findPassage(later, selectors))).toBe(quoted);
    expect(findPassage(later, { ...selectors, isOnly: false })).toBeNull();
  });

  test("nowhere, when it was taken out", () => {
    expect(findPassage(text.replace(quoted, ""), selectors)).toBeNull();
    expect(findPassage("Another article.", selectors)).toBeNull();
    expect(findPassage("", selectors)).toBeNull();
  });

  test("nowhere, when only words like it are left among other words", () => {
    const short = selectorsOf(text, placeOf(text, "the Taliban"));
    expect(findPassage("Nobody in Berlin has met the Taliban, a paper wrote.", short)).toBeNull();
  });
});

describe("of two places with the same words", () => {
  const twice = "One begins here. The same sentence. One ends here. Two begins so. The same sentence. Two ends so.";
  const second = placeOf(twice, "The same sentence.", 30);

  test("the one among its own neighbours is found", () => {
    const later = `Something new. ${twice}`;
    expect(findPassage(later, selectorsOf(twice, second))?.start).toBe(second.start + "Something new. ".length);
  });

  test("the other one is not taken for it, when it was taken out", () => {
    const without = twice.slice(0, second.start) + twice.slice(second.end);
    expect(findPassage(without, selectorsOf(twice, second))).toBeNull();
  });

  test("neither is, when nobody can say which", () => {
    const refrain = "La la la la la la la la la la la la la la la la la la la. ";
    const song = refrain.repeat(9);
    const verse = { start: 3 * refrain.length, end: 4 * refrain.length - 1 };
    expect(findPassage(`A title. ${song}`, selectorsOf(song, verse))).toBeNull();
    expect(findPassage(song, selectorsOf(song, verse))).toMatchObject({ ...verse, state: "anchored" });
  });

  test.each<[string, Omit<Selectors, "exact">]>([
    ["its start", { start: second.start - 3 }],
    ["what stands before it", { prefix: "begins so. " }],
    ["what stands behind it", { suffix: " Two ends" }],
  ])("the one that somebody points to by %s is quoted", (_, hints) => {
    expect(locatePassage(twice, { exact: "The same sentence.", ...hints })).toEqual(second);
  });

  test("the first is quoted without a hint, and none that is not there", () => {
    expect(locatePassage(twice, { exact: "The same sentence." })?.start).toBe(17);
    expect(locatePassage(twice, { exact: "The same  sentence." })).toBeNull();
    expect(locatePassage(twice, { exact: "the same sentence." })).toBeNull();
  });
});

test.each([
  ["emoji", "An 😀 smile 👩‍👩‍👧 of three.", "smile 👩‍👩‍👧 of"],
  ["ZWNJ", "او می‌رود به خانه", "می‌رود به"],
  ["combining marks", "Cafe\u0301 noir au lait", "Caf\u00e9 noir"],
  ["no-break spaces", "Ten\u00a0000 euros «\u202fso\u202f»", "Ten 000 euros « so »"],
  ["line breaks", "one  \ntwo\nthree", "one two three"],
  ["several blocks", "## A title\n\nA paragraph.\n\n- an item\n- another", "title A paragraph. an item another"],
  ["marks of Markdown", "So *very* **much** `code` & <i> [a link](https://example.org)", "very much code & <i> a link"],
])("a quote with %s is found in the text that readers see", (_, markdown, quote) => {
  const canonical = canonicalArticle(markdown).text;
  const place = locatePassage(canonical, { exact: quote });
  expect(wordsAt(canonical, place)).toBe(quote);
  const longer = canonicalArticle(`😀 Before.\n\n${markdown}`).text;
  if (place) expect(wordsAt(longer, findPassage(longer, selectorsOf(canonical, place)))).toBe(quote);
});

// ── 1,000 revisions ─────────────────────────────────────────────────────────────────────────────────────────────────
// Each edit takes out `length` characters at `at` and puts `words` there. A passage's own characters are followed
// through all edits, so that it is known which of them are left, and where.

type Edit = { at: number; length: number; words: string };
const WORDS = text.split(" ");
const words = fc
  .array(fc.nat(WORDS.length - 1), { minLength: 1, maxLength: 40 })
  .map((picked) => picked.map((i) => WORDS[i]).join(" "));

/** Insertions, deletions and replacements that touch at most a tenth of the article. */
const edits = fc
  .array(
    fc.record({
      kind: fc.constantFrom("insert", "delete", "replace"),
      at: fc.nat(text.length),
      length: fc.integer({ min: 1, max: 200 }),
      words,
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((wanted): Edit[] => {
    let left = text.length / 10;
    return wanted.flatMap(({ kind, at, length, words: added }) => {
      const edit = { at, length: kind === "insert" ? 0 : length, words: kind === "delete" ? "" : added };
      const size = Math.max(edit.length, edit.words.length);
      if (size > left) return [];
      left -= size;
      return [edit];
    });
  });

/** A passage as a member may select it: a few words, a sentence, up to 500 characters. */
const passage = fc
  .tuple(fc.nat(blocks.length - 1), fc.nat(), fc.integer({ min: 12, max: 300 }))
  .map(([i, from, length]): Place => {
    const block = blocks[i] ?? { start: 0, end: text.length };
    const start = block.start + (from % (block.end - block.start));
    return { start, end: Math.min(text.length, start + length) };
  })
  .filter(({ start, end }) => end - start >= 12);

/** The text after all edits, and for each of its characters where it stood before (-1: it is new). */
function edited(list: Edit[]): { text: string; from: number[] } {
  let units = Array.from({ length: text.length }, (_, i) => ({ unit: text.charAt(i), from: i }));
  for (const { at, length, words: added } of list) {
    const fresh = added.split("").map((unit) => ({ unit, from: -1 }));
    units = [...units.slice(0, at), ...fresh, ...units.slice(at + length)];
  }
  return { text: units.map(({ unit }) => unit).join(""), from: units.map(({ from }) => from) };
}

/**
 * “right”: most of what is left of the passage lies inside, and most of what lies inside is of the passage or was put
 * into it; or it is called lost after more than a third of it was taken out. “wrong”: less than half of what was found is of the passage.
 */
function judge(place: Place, later: { text: string; from: number[] }): "right" | "lost" | "wrong" {
  const found = findPassage(later.text, selectorsOf(text, place));
  const isOwn = (from: number) => from >= place.start && from < place.end;
  const own = later.from.flatMap((from, at) => (isOwn(from) ? [at] : []));
  const left = own.length / (place.end - place.start);
  if (!found) return left < 2 / 3 || hasBeenTornApart(own, place) ? "right" : "lost";
  const first = own[0] ?? 0;
  const last = own.at(-1) ?? -1;
  const inside = own.filter((at) => at >= found.start && at < found.end).length;
  const belongs = Math.max(0, Math.min(found.end, last + 1) - Math.max(found.start, first));
  if (belongs < (found.end - found.start) / 2) return "wrong";
  return inside >= 0.8 * own.length && belongs >= 0.8 * (found.end - found.start) ? "right" : "lost";
}

/** More was put into the passage than half of what it was. */
const hasBeenTornApart = (own: number[], { start, end }: Place) =>
  (own.at(-1) ?? 0) + 1 - (own[0] ?? 0) - own.length > (end - start) / 2;

test("over 1,000 random revisions at least 95 % of the passages land right, and none lands wrong", () => {
  const seen = { right: 0, lost: 0, wrong: 0 };
  const wrong: unknown[] = [];
  fc.assert(
    fc.property(edits, fc.array(passage, { minLength: 5, maxLength: 5 }), (list, places) => {
      const later = edited(list);
      for (const place of places) {
        const verdict = judge(place, later);
        seen[verdict] += 1;
        if (verdict === "wrong") wrong.push({ list, place });
      }
    }),
    { seed: 3, numRuns: 1_000 },
  );
  expect(wrong).toEqual([]);
  expect(seen.right / (seen.right + seen.lost + seen.wrong)).toBeGreaterThanOrEqual(0.95);
}, 60_000);
