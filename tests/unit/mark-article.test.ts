import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalOf, type Place } from "#lib/passages/canonical-text";
import { contestedPassages, countQuotes, mostlySide, type QuotedPlace, quotesInWords } from "#lib/passages/contested";
import { markArticle } from "#lib/passages/mark-article";
import { renderArticle } from "#lib/text/markdown";

const PRO = { slug: "pro", label: "Pro <1>", side: 1 } as const;
const CON = { slug: "con", label: "Con", side: 2 } as const;
const stances = [PRO, CON] as const;
const quoted = (start: number, end: number, stance = "pro", count = 1): QuotedPlace => ({ start, end, stance, count });

const blocksOf = (html: string, quotes: QuotedPlace[], chosen: Place | null = null) =>
  markArticle(html, { slug: "t", stances, passages: contestedPassages(quotes), chosen });
const htmlOf = (...args: Parameters<typeof blocksOf>) =>
  blocksOf(...args)
    .map(({ html }) => html)
    .join("\n");

describe("contested passages", () => {
  test("that overlap are one, with all who quote it; those that only touch are two", () => {
    expect(contestedPassages([quoted(5, 9, "con", 2), quoted(0, 6), quoted(9, 12), quoted(0, 3)])).toEqual([
      { start: 0, end: 9, countOf: { pro: 2, con: 2 }, starts: [0, 5] },
      { start: 9, end: 12, countOf: { pro: 1 }, starts: [9] },
    ]);
    expect(contestedPassages([])).toEqual([]);
  });

  test("are counted where they overlap a paragraph", () => {
    expect(countQuotes([quoted(0, 5), quoted(5, 9, "con"), quoted(4, 6)], { start: 0, end: 5 })).toEqual({ pro: 2 });
  });

  test("have the colour of the side that quotes them most", () => {
    expect(mostlySide({ pro: 2, con: 1 }, stances)).toBe("side-1");
    expect(mostlySide({ con: 1 }, stances)).toBe("side-2");
    expect(mostlySide({ pro: 1, con: 1 }, stances)).toBe("side-both");
  });

  test("say in words who quotes them", () => {
    expect(quotesInWords({ pro: 2, con: 1 }, stances)).toBe("Quoted by 2 arguments of Pro <1> and 1 of Con");
    expect(quotesInWords({ con: 1 }, stances)).toBe("Quoted by 1 argument of Con");
  });
});

describe("the marked article", () => {
  test("links each passage to the arguments about it, with its count in figures and in words", () => {
    expect(htmlOf("<p>One two three.</p>", [quoted(4, 7), quoted(4, 7, "con")])).toBe(
      '<p>One <a class="passage side-both" href="/threads/t?passage=4-7#arguments" draggable="false">' +
        '<mark id="passage-4">two</mark><sup class="aside" aria-hidden="true">2</sup>' +
        '<span class="aside sr-only"> (Quoted by 1 argument of Pro &lt;1&gt; and 1 of Con)</span></a> three.</p>',
    );
  });

  test("goes on across emphasis and blocks, with one stop and one count at the end", () => {
    const html = htmlOf("<p>One <em>two</em> three.</p>\n<p>Four.</p>", [quoted(4, 19)]);
    expect(html.match(/<mark/g)).toHaveLength(3);
    expect(html.match(/tabindex="-1"/g)).toHaveLength(2);
    expect(html.match(/<sup/g)).toHaveLength(1);
    expect(html.match(/id="passage-/g)).toHaveLength(1);
  });

  test("puts no link into a link", () => {
    const html = htmlOf('<p>See <a href="https://example.org">this report</a> first.</p>', [quoted(0, 15)]);
    expect(html).toContain('<a href="https://example.org"><span class="passage side-1"><mark>this report</mark>');
    expect(html.match(/<a /g)).toHaveLength(2);
  });

  test("has a place to go to for each quote that begins within a passage", () => {
    const html = htmlOf("<p>One two three.</p>", [quoted(0, 7), quoted(4, 13)]);
    expect([...html.matchAll(/id="(.*?)"/g)].map(([, id]) => id)).toEqual(["passage-0", "passage-4"]);
  });

  test("says which passage is chosen", () => {
    expect(htmlOf("<p>One two three.</p>", [quoted(4, 7)], { start: 0, end: 5 })).toContain('aria-current="true"');
    expect(htmlOf("<p>One two three.</p>", [quoted(4, 7)], { start: 0, end: 4 })).not.toContain("aria-current");
  });

  test("keeps an article without quotes as it is, block by block", () => {
    const html = renderArticle("## A\n\nB *c* & <d>\n\n- e\n  - f\n\n> g\n\n```\nh  i\n```");
    const blocks = blocksOf(html, []);
    expect(blocks.map(({ html: own }) => own).join("\n")).toBe(html);
    expect(blocks.map(({ tag }) => tag)).toEqual(["h2", "p", "ul", "blockquote", "pre"]);
    expect(blocks.map(({ text }) => text)).toEqual(["A", "B c & <d>", "e f", "g", "h i"]);
  });

  test("loses no heading, no table, and no text that stands in no element", () => {
    const html = renderArticle("# A\n\n#### B\n\n| c | d |\n|---|---|\n| e | f |\n\ng");
    const blocks = blocksOf(`${html}bare & text`.replace("&", "&amp;"), [quoted(0, 3), quoted(12, 16)]);
    expect(blocks.map(({ tag, text }) => [tag, text])).toEqual([
      ["h2", "A"],
      ["h3", "B"],
      ["table", "c d e f"],
      ["p", "g"],
      ["p", "bare & text"],
    ]);
    expect(blocks.at(-1)?.html).toMatch(/^<p><a .*<mark.*>ba<\/mark>.*re &amp; text<\/p>$/);
  });

  test("marks no white space alone", () => {
    const html = htmlOf(renderArticle("- a\n  - b\n- c\n\nd  \n*e* [f](https://e.org) g"), [quoted(0, 13)]);
    expect(html).not.toMatch(/<mark[^>]*>\s*<\/mark>/);
    expect(html.match(/<mark/g)).toHaveLength(7);
  });

  test("whatever is quoted, has the same words as before and well-formed HTML", () => {
    const html = renderArticle(
      "## A *title*\n\nSome **words & more** <here>, [a link](https://e.org) 😀.\n\n- one\n- two\n\n> q\n> r",
    );
    const { text } = canonicalOf(html);
    const place = fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 40 }), fc.constantFrom("pro", "con"));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 6 }), (places) => {
        const marked = htmlOf(
          html,
          places.map(([start, length, stance]) => quoted(start, Math.min(text.length, start + length), stance)),
        );
        const plain = marked.replace(/<sup.*?<\/sup>|<span class="aside.*?<\/span>/g, "");
        expect(canonicalOf(plain).text).toBe(text);
        const open: string[] = [];
        for (const [, slash, name = ""] of marked.matchAll(/<(\/?)([a-z0-9]+)/g)) {
          if (slash) expect(open.pop()).toBe(name);
          else open.push(name);
        }
        expect(open).toEqual([]);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
