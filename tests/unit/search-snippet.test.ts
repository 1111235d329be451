import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { highlight, type Piece, snippetOf } from "#lib/search/snippet";
import { wantedTerms } from "#lib/search/wanted";

const marked = (pieces: Piece[]) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
const plain = (pieces: Piece[]) => pieces.map(({ text }) => text).join("");

describe("what a query asks for", () => {
  test.each([
    ["talks", [{ word: "talk", begins: "talks" }]],
    ["Returns to Kabul", [{ word: "return" }, { word: "kabul", begins: "kabul" }]],
    ["kabul Kabul", [{ word: "kabul", begins: "kabul" }]],
    ["the a of", [{ word: "the" }, { word: "a" }, { word: "of", begins: "of" }]],
    ["x", [{ word: "x", begins: undefined }]],
    ['"returns" OR (kabul*) -NEAR', [{ word: "return" }, { word: "kabul" }, { word: "near", begins: "near" }]],
    ["!?… 🙂", []],
    ["", []],
  ])("%j", (query, terms) => expect(wantedTerms(query)).toEqual(terms));

  test("is sixteen words at most", () => {
    expect(wantedTerms(Array.from({ length: 99 }, (_, i) => `word${i}`).join(" "))).toHaveLength(16);
  });
});

describe("hits are marked in the text as it was written", () => {
  test.each([
    ["kabul talk", "Talks in KABUL’s palace, talking on", "[Talks] in [KABUL]’s palace, [talking] on"],
    ["cafe", "A Café, a café", "A [Café], a [café]"],
    ["علی", "گفت علي و على.", "گفت [علي] و [على]."],
    ["2021", "از ۲۰۲۱ تا", "از [۲۰۲۱] تا"],
    ["<b>", "a <b> & <script>", "a <[b]> & <script>"],
    ["nothing", "something else", "something else"],
  ])("%s in %s", (query, text, expected) => expect(marked(highlight(text, wantedTerms(query)))).toBe(expected));
});

describe("a snippet", () => {
  const long = `${"Words before it all. ".repeat(20)}Here a visa was given for the talks. ${"And words after. ".repeat(20)}`;

  test("is the whole of a short text", () => {
    expect(marked(snippetOf("Visas were given.", wantedTerms("visa"), 100))).toBe("[Visas] were given.");
  });

  test("shows where the words stand together, with whole words around", () => {
    expect(marked(snippetOf(long, wantedTerms("visa talks"), 80))).toBe(
      "… it all. Here a [visa] was given for the [talks]. And words after. And words after. …",
    );
  });

  test("begins with the text where nothing was hit", () => {
    expect(plain(snippetOf(long, wantedTerms("elsewhere"), 40))).toBe("Words before it all. Words before it …");
  });

  test("prefers where different words stand to where one stands often", () => {
    const text = `talks talks talks talks ${"filler ".repeat(60)} a visa for talks`;
    expect(marked(snippetOf(text, wantedTerms("visa talks"), 60))).toContain("[visa] for [talks]");
  });

  test("of any text and query is a stretch of that text, bounded, with no character parted", () => {
    const unit = fc.constantFrom(..."ab ی🙂\u0301\n<&s’ ");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), fc.string({ unit, maxLength: 8 }), (text, query) => {
        const pieces = snippetOf(text, wantedTerms(query), 50);
        const words = plain(pieces).replace(/^… /, "").replace(/ …$/, "");
        expect(text).toContain(words);
        expect(words.length).toBeLessThanOrEqual(50);
        expect(words.isWellFormed()).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
