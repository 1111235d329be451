import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalArticle, type Place } from "#lib/passages/canonical-text";
import { passageFinder, type Sought } from "#lib/passages/find-passage";
import { locatePassage, neighboursOf, type Selectors } from "#lib/passages/locate-passage";
import { MOST_WORK } from "#lib/passages/rules";
import { readBriefing } from "#lib/threads/read-briefing";

const briefing = readBriefing(
  readFileSync(new URL("../../db/content/eu-taliban-brussels.md", import.meta.url), "utf8"),
);
const { text, blocks } = canonicalArticle(briefing.markdown);

/** What is kept of a passage of a text. */
const soughtOf = (of: string, place: Place): Sought => ({
  exact: of.slice(place.start, place.end),
  ...place,
  ...neighboursOf(of, place),
});
/** Where a passage of a text is in its next version. */
const findAgain = (of: string, place: Place, later: string) => passageFinder(later, of)(soughtOf(of, place));
const placeOf = (of: string, words: string, from = 0): Place => {
  const start = of.indexOf(words, from);
  if (start < 0) throw new Error(`“${words}” is not there.`);
  return { start, end: start + words.length };
};
const wordsAt = (of: string, place: Place | null) => place && of.slice(place.start, place.end);

describe("a passage is found again", () => {
  const quoted = "A prominent meeting in a European capital is, on this view, already a success";
  const place = placeOf(text, quoted);

  test("where it was, when nothing changed, or only what is behind it: anchored", () => {
    for (const later of [text, `${text} More.`, text.replace("bending turns into breaking", "it breaks")])
      expect(findAgain(text, place, later)).toEqual({ ...place, score: 1, state: "anchored" });
  });

  test("further down, when something was put before it: moved", () => {
    const later = `A new beginning of the article. ${text}`;
    expect(findAgain(text, place, later)).toMatchObject({ ...placeOf(later, quoted), state: "moved" });
  });

  test("in other words", () => {
    const later = text.replace("prominent meeting in a European capital", "public meeting in a capital of Europe");
    expect(wordsAt(later, findAgain(text, place, later))).toBe(
      "A public meeting in a capital of Europe is, on this view, already a success",
    );
  });

  test("among other words on both sides, when it stood once and still stands once", () => {
    const later = `So they said: ${quoted}; so they wrote.`;
    expect(wordsAt(later, findAgain(text, place, later))).toBe(quoted);
    expect(findAgain(`${quoted}. ${text}`, placeOf(`${quoted}. ${text}`, quoted, 99), later)).toBeNull();
  });

  test("in a paragraph that was put elsewhere", () => {
    const [first = place, second = place] = [blocks.at(-1), blocks.at(-3)];
    const later = `${wordsAt(text, first)} ${text.slice(0, second.start)}${text.slice(second.end)} ${wordsAt(text, second)}`;
    const inside = { start: second.start + 10, end: second.start + 80 };
    expect(wordsAt(later, findAgain(text, inside, later))).toBe(wordsAt(text, inside));
  });

  test("nowhere, when it was taken out", () => {
    expect(findAgain(text, place, text.replace(quoted, ""))).toBeNull();
    expect(findAgain(text, place, "Another article.")).toBeNull();
    expect(findAgain(text, place, "")).toBeNull();
  });

  test("nowhere, when only words like it are left among other words", () => {
    const later = "Nobody in Berlin has met the Taliban, a paper wrote.";
    expect(findAgain(text, placeOf(text, "the Taliban"), later)).toBeNull();
  });

  test("once it comes back, word for word and among its neighbours, but not where it was not before", () => {
    const without = text.replace(quoted, "");
    const lost = { ...soughtOf(text, place), start: null, end: null };
    expect(wordsAt(text, passageFinder(text, without)(lost))).toBe(quoted);
    expect(passageFinder(`${text} More.`, text)(lost)).toBeNull();
  });
});

describe("of sentences built alike", () => {
  const intro = "The figures are these.";
  const tail = "The council has not confirmed them, and the ministry did not answer.";
  const textOf = (items: string[]) => [intro, ...items, tail].join(" ");
  const figures = [
    ["2021", "100"],
    ["2022", "140"],
    ["2023", "190"],
    ["2024", "230"],
  ].map(([year, count]) => `In ${year} Germany returned ${count} people to Kabul by charter flight.`);
  const countries = ["Germany", "Austria", "Sweden"].map(
    (country) => `${country} supports the talks, because returns need a partner in Kabul.`,
  );
  const short = ["Sweden: twelve returned so far.", "Norway: fifteen returned so far."];

  test.each([
    ["figures", figures],
    ["countries", countries],
    ["two countries", countries.slice(0, 2)],
    ["short items", short],
  ])("none is taken for one that was taken out, whole or in part: %s", (_, items) => {
    const before = textOf(items);
    for (const [i, item] of items.entries()) {
      const others = items.filter((each) => each !== item);
      const whole = placeOf(before, item);
      for (const place of [
        whole,
        { start: whole.start, end: whole.end - 8 },
        { start: whole.end - 22, end: whole.end },
        { start: whole.start + 9, end: whole.end - 1 },
      ]) {
        expect(findAgain(before, place, textOf(others))).toBeNull();
        const changedToo = textOf(others.map((each, j) => (j === i ? each.replace("return", "now return") : each)));
        expect(findAgain(before, place, changedToo)).toBeNull();
        expect(findAgain(before, place, `Anew. ${textOf(others)} The end.`)).toBeNull();
      }
      for (const other of others)
        for (const later of [textOf(others), `Anew. ${textOf(others)} The end.`])
          expect(wordsAt(later, findAgain(before, placeOf(before, other), later))).toBe(other);
    }
  });

  test("each keeps its passage when they change places", () => {
    const before = textOf(countries);
    const later = textOf(countries.toReversed());
    for (const item of countries) expect(wordsAt(later, findAgain(before, placeOf(before, item), later))).toBe(item);
  });
});

test.each([
  ["The EU will recognise the Taliban as the government.", "The EU will not recognise the Taliban as the government."],
  ["The EU will never recognise the Taliban.", "The EU will soon recognise the Taliban."],
  ["They do accept what the Council has decided.", "They don’t accept what the Council has decided."],
  ["In 2022 Germany returned people to Kabul by flight.", "In 2023 Germany returned people to Kabul by flight."],
  ["It took 1,400 days until the delegation came.", "It took 1,500 days until the delegation came."],
  ["Die Union wird die Taliban bald anerkennen.", "Die Union wird die Taliban nicht bald anerkennen."],
])("a passage that says something else now is lost: %s", (quoted, now) => {
  const [before, later] = [quoted, now].map((words) => `A long beginning of the article. ${words} And its long end.`);
  if (before && later) expect(findAgain(before, placeOf(before, quoted), later)).toBeNull();
});

test("a word that only ends like a short quote is not the passage", () => {
  const before = "One. The art of the talks. Another end.";
  const later = "Two. Then part of the talks. Another end!";
  expect(findAgain(before, placeOf(before, "art of the talks"), later)).toBeNull();
});

describe("of two places with the same words", () => {
  const twice = "One begins here. The same sentence. One ends here. Two begins so. The same sentence. Two ends so.";
  const second = placeOf(twice, "The same sentence.", 30);

  test("the one among its own neighbours is found", () => {
    const later = `Something new. ${twice}`;
    expect(findAgain(twice, second, later)?.start).toBe(second.start + "Something new. ".length);
  });

  test("the other one is not taken for it, when it was taken out", () => {
    const without = twice.slice(0, second.start) + twice.slice(second.end);
    expect(findAgain(twice, second, without)).toBeNull();
  });

  test("neither is, when nobody can say which", () => {
    const refrain = "La la la la la la la la la la la la la la la la la la la. ";
    const song = refrain.repeat(9);
    const verse = { start: 3 * refrain.length, end: 4 * refrain.length - 1 };
    expect(findAgain(song, verse, `A title. ${song} The end.`)).toBeNull();
    expect(findAgain(song, verse, song)).toMatchObject({ ...verse, state: "anchored" });
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
  if (place) expect(wordsAt(longer, findAgain(canonical, place, longer))).toBe(quote);
});

describe("the work is bounded, whatever is quoted and from what", () => {
  const monotone = `${"a ".repeat(2_399)}a`;
  const manyOf = (of: string, length: number) =>
    Array.from({ length: 60 }, (_, i): Place => ({ start: 4 * i, end: 4 * i + length })).filter(
      ({ end }) => end <= of.length,
    );

  test("one letter is quoted with long hints without comparing more than the neighbours", () => {
    const hints = { prefix: "xq ".repeat(166), suffix: "zj ".repeat(166) };
    for (let tries = 0; tries < 100; tries += 1)
      expect(locatePassage(monotone, { exact: "a", ...hints, start: 3 })).toEqual({ start: 2, end: 3 });
    expect(locatePassage(`${text} `.repeat(20), { exact: "e", ...hints })?.start).toBe(text.indexOf("e"));
  });

  test.each([
    ["one letter", monotone, `b ${monotone.slice(4)} c`, 1],
    ["many equal words", monotone, `b ${monotone.replaceAll("a a a a", "a a b a")} c`, 499],
    ["many equal marks", "!".repeat(4_800), "!!!!?".repeat(960), 499],
  ])("60 quotes of %s are looked for with one budget", (_, before, later, length) => {
    const work = { left: MOST_WORK };
    const find = passageFinder(later, before, work);
    for (const place of manyOf(before, length)) find(soughtOf(before, place));
    // What was asked for, also when it was refused: no single look takes more than these.
    expect(MOST_WORK - work.left).toBeLessThan(length === 1 ? 60 * 20_000 : 60 * 10_000_000);
  });

  test("without any budget only words that stand there in full are found, and nothing lands wrong", () => {
    const quoted = "A prominent meeting in a European capital is, on this view, already a success";
    const place = placeOf(text, quoted);
    const later = text.replace("prominent meeting in a European capital", "public meeting in a capital of Europe");
    expect(passageFinder(later, text, { left: 0 })(soughtOf(text, place))).toBeNull();
    const moved = `Anew. ${text} More.`;
    expect(wordsAt(moved, passageFinder(moved, text, { left: 0 })(soughtOf(text, place)))).toBe(quoted);
  });
});

// ── 1,000 revisions ─────────────────────────────────────────────────────────────────────────────────────────────────
// Each edit takes out `length` characters at `at` and puts `words` there. A passage's own characters are followed
// through all edits, so that it is known which of them are left, and where.

type Edit = { at: number; length: number; words: string };
type Article = { text: string; blocks: Place[] };

const ALIKE = [
  ...["Germany", "Austria", "Sweden", "Denmark", "Belgium", "Finland"].map(
    (country) => `${country} supports the talks, because returns need a partner in Kabul that answers.`,
  ),
  ...["2019", "2020", "2021", "2022", "2023", "2024"].map(
    (year, i) => `- In ${year} Germany returned ${100 + 37 * i} people to Kabul by charter flight.`,
  ),
  ...["first", "second", "third"].map(
    (part) => `The ${part} part of the talks was about visas, and about who may stay.`,
  ),
];
/** The article, and in the middle of it sentences and items that are built alike. */
const alike = canonicalArticle(
  briefing.markdown.replace("## The case against", `${ALIKE.join("\n\n")}\n\n## The case against`),
);

/** Insertions, deletions and replacements that touch at most a tenth of the article; blocks are taken out or put elsewhere too. */
function editsOf({ text: whole, blocks: all }: Article) {
  const known = whole.split(" ");
  const words = fc
    .array(fc.nat(known.length - 1), { minLength: 1, maxLength: 40 })
    .map((picked) => picked.map((i) => known[i]).join(" "));
  const edit = fc.record({
    kind: fc.constantFrom("insert", "delete", "replace"),
    at: fc.nat(whole.length),
    length: fc.integer({ min: 1, max: 200 }),
    words,
  });
  const block = fc.nat(all.length - 1).map((i) => {
    const { start, end } = all[i] ?? { start: 0, end: 0 };
    return { kind: "delete", at: start, length: end + 1 - start, words: "" };
  });
  return fc
    .array(fc.oneof({ arbitrary: edit, weight: 3 }, block), { minLength: 1, maxLength: 12 })
    .map((wanted): Edit[] => {
      let left = whole.length / 10;
      return wanted.flatMap(({ kind, at, length, words: added }) => {
        const one = { at, length: kind === "insert" ? 0 : length, words: kind === "delete" ? "" : added };
        const size = Math.max(one.length, one.words.length);
        if (size > left) return [];
        left -= size;
        return [one];
      });
    });
}

/** A passage as a member may select it: a few words, a sentence, up to 300 characters; within a block mostly. */
const passageOf = ({ text: whole, blocks: all }: Article) =>
  fc
    .tuple(fc.nat(all.length - 1), fc.nat(), fc.integer({ min: 12, max: 300 }))
    .map(([i, from, length]): Place => {
      const block = all[i] ?? { start: 0, end: whole.length };
      const start = block.start + (from % (block.end - block.start));
      return { start, end: Math.min(whole.length, start + length) };
    })
    .filter(({ start, end }) => end - start >= 12);

type Later = { text: string; from: number[] };

/**
 * The text after all edits, and for each of its characters where it stood before (-1: it is new). What is taken out
 * among equal words (“b a” of “a b a b a”) leaves the same text when it is taken out further to the front or the back:
 * `aside` -1 and 1 are those other readings of what became of it.
 */
function edited(whole: string, list: Edit[], aside: -1 | 0 | 1 = 0): Later {
  let units = Array.from({ length: whole.length }, (_, i) => ({ unit: whole.charAt(i), from: i }));
  for (const { at: wanted, length, words: added } of list) {
    let at = wanted;
    const unitAt = (i: number) => units[i]?.unit;
    const isEqual = () =>
      aside < 0 ? at > 0 && unitAt(at - 1) === unitAt(at + length - 1) : unitAt(at) === unitAt(at + length);
    while (aside !== 0 && added === "" && at < units.length && isEqual()) at += aside;
    const fresh = added.split("").map((unit) => ({ unit, from: -1 }));
    units = [...units.slice(0, at), ...fresh, ...units.slice(at + length)];
  }
  return { text: units.map(({ unit }) => unit).join(""), from: units.map(({ from }) => from) };
}

/**
 * “right”: most of what is left of the passage lies inside, and most of what lies inside is of the passage or was put
 * into it; or it is called lost after more than a third of it was taken out, or its figures or negations changed.
 * “wrong”: less than half of what was found is of the passage, or it has other figures.
 */
function judge(before: string, place: Place, later: Later): "right" | "lost" | "wrong" {
  const found = findAgain(before, place, later.text);
  const isOwn = (from: number) => from >= place.start && from < place.end;
  const own = later.from.flatMap((from, at) => (isOwn(from) ? [at] : []));
  const left = own.length / (place.end - place.start);
  const first = own[0] ?? 0;
  const last = own.at(-1) ?? -1;
  const quoted = before.slice(place.start, place.end);
  if (!found) {
    const saysElse = tellingOf(later.text.slice(first, last + 1)) !== tellingOf(quoted);
    return left < 2 / 3 || saysElse || hasBeenTornApart(own, place) ? "right" : "lost";
  }
  // Taken out between words that are the same, nobody can say which of them it was.
  if (wordsAt(later.text, found) === quoted && isOnce(before, quoted) && isOnce(later.text, quoted)) return "right";
  const inside = own.filter((at) => at >= found.start && at < found.end).length;
  const belongs = Math.max(0, Math.min(found.end, last + 1) - Math.max(found.start, first));
  if (belongs < (found.end - found.start) / 2) return "wrong";
  if (found.score < 1 && figuresOf(wordsAt(later.text, found) ?? "") !== figuresOf(quoted)) return "wrong";
  return inside >= 0.8 * own.length && belongs >= 0.8 * (found.end - found.start) ? "right" : "lost";
}

const isOnce = (where: string, words: string) => where.split(words).length === 2;
const figuresOf = (words: string) => (words.match(/\d+/g) ?? []).join(" ");
const tellingOf = (words: string) => (words.match(/\d+|\b(?:not|no|nothing|cannot|without|never)\b/gi) ?? []).join(" ");

/** More was put into the passage than half of what it was. */
const hasBeenTornApart = (own: number[], { start, end }: Place) =>
  (own.at(-1) ?? 0) + 1 - (own[0] ?? 0) - own.length > (end - start) / 2;

// One of 5,000 counts as wrong among parallel sentences, in which so much was taken out that no reader could tell which
// of three equal halves is left: the passage is found at its second half, with an equal half of the sentence before.
test.each<[string, Article, number, number]>([
  ["the real article", { text, blocks }, 0.95, 0],
  ["an article of parallel sentences", alike, 0.95, 1],
])(
  "over 1,000 random revisions of %s at least 95 % of the passages land right, and none lands wrong",
  (_, article, least, mostWrong) => {
    const seen = { right: 0, lost: 0, wrong: 0 };
    const wrong: unknown[] = [];
    fc.assert(
      fc.property(editsOf(article), fc.array(passageOf(article), { minLength: 5, maxLength: 5 }), (list, places) => {
        const later = edited(article.text, list);
        for (const place of places) {
          const verdict = judge(article.text, place, later);
          seen[verdict] += 1;
          if (verdict === "wrong") {
            const found = findAgain(article.text, place, later.text);
            wrong.push({ list, quoted: wordsAt(article.text, place), found: wordsAt(later.text, found) });
          }
        }
      }),
      { seed: 3, numRuns: 1_000 },
    );
    expect(wrong.slice(mostWrong)).toEqual([]);
    expect(seen.right / (seen.right + seen.lost + seen.wrong)).toBeGreaterThanOrEqual(least);
  },
  60_000,
);
