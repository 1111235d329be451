import { describe, expect, test } from "vitest";
import { canonicalArgument, canonicalArticle, canonicalOf } from "#lib/passages/canonical-text";
import { renderArgument } from "#lib/text/markdown";

describe("the canonical text", () => {
  test("of an article is what a reader sees, its blocks joined by one space", () => {
    const { text, blocks } = canonicalArticle(
      "## Why *now*?\n\nA **b** [c](https://c.example)\nd &amp; &lt;e>\n\n- f\n- g\n\n> h",
    );
    expect(text).toBe("Why now? A b c d & <e> f g h");
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
      "Why now?",
      "A b c d & <e>",
      "f",
      "g",
      "h",
    ]);
  });

  test("of an article has the words of every heading and of each cell of a table", () => {
    const { text, blocks } = canonicalArticle(
      "# Top\n\n#### Small\n\n| Year | Count |\n|---|---|\n| 2024 | 12 |\n\nEnd ~~not~~.",
    );
    expect(text).toBe("Top Small Year Count 2024 12 End not.");
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
      "Top",
      "Small",
      "Year",
      "Count",
      "2024",
      "12",
      "End not.",
    ]);
  });

  test("of an argument begins with its claim", () => {
    const html = renderArgument("One line\nand another.\n\n> A quote");
    expect(canonicalArgument({ claim: 'A <b> & "claim"', html }).text).toBe(
      'A <b> & "claim" One line and another. A quote',
    );
    expect(canonicalArgument({ claim: null, html }).text).toBe("One line and another. A quote");
  });

  test("has each run of white space as one space and every letter in NFC, and nothing of nothing", () => {
    expect(canonicalOf("<p>Cafe\u0301\u00a0 \n noir</p>\n<p>\u2003b<br />c </p>").text).toBe("Caf\u00e9 noir b c");
    expect(canonicalOf("")).toEqual({ text: "", blocks: [] });
    expect(canonicalOf("<p> </p>")).toEqual({ text: "", blocks: [] });
  });
});
