import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, foldedWords, wordsOf } from "#lib/search/fold";

describe("spellings of the same word are folded to one", () => {
  test.each([
    ["Taliban", "TALIBAN"],
    ["café", "cafe"],
    ["cafe\u0301", "café"],
    ["Straße", "strasse"],
    ["ﬁnance", "finance"],
    ["Łódź", "lodz"],
    ["İstanbul", "istanbul"],
    ["ΣΟΦΟΣ", "σοφος"],
    ["σοφός", "σοφοσ"],
    ["EU", "ＥＵ"],
    ["co\u00adoperation", "cooperation"],
    // Persian, Arabic and Pashto as different keyboards write them.
    ["طالبان", "طالبـان"],
    ["علي", "على"],
    ["علي", "علی"],
    ["ښځې", "ښځی"],
    ["كتاب", "کتاب"],
    ["خانه", "خانة"],
    ["خانه", "خانۀ"],
    ["أفغانستان", "افغانستان"],
    ["إسلام", "اسلام"],
    ["آزادی", "ازادی"],
    ["ٱسم", "اسم"],
    ["مؤمن", "مومن"],
    ["رئيس", "ریيس"],
    ["ګټه", "گټه"],
    ["مُحَمَّد", "محمد"],
    ["می\u200cرود", "میرود"],
    ["۱۴۰۰", "1400"],
    ["٢٠٢١", "2021"],
    ["ﻼ", "لا"],
  ])("%s = %s", (a, b) => {
    expect(foldedWords(a)).toBe(foldedWords(b));
    expect(foldedWords(a)).not.toBe("");
  });

  test.each([
    ["resume", "reasume"],
    ["کتاب", "کباب"],
    ["दिल", "दल"],
  ])("but %s is not %s", (a, b) => expect(foldedWords(a)).not.toBe(foldedWords(b)));
});

describe("words", () => {
  test.each([
    ["The EU’s talks, in Brussels.", "the eu talk in brussel"],
    ["Policies and policy; classes, news, bus", "policy and policy classe new bus"],
    ["asylum-seekers", "asylum seeker"],
    ["don't", "don t"],
    ["50% of ½", "50 of 1 2"],
    ["ﷺ", "صلی الله علیه وسلم"],
    ["@a-member_1.b", "a member 1 b"],
    ["🙂 …!?", ""],
    ["ـــ", ""],
    ["", ""],
  ])("of %j are %j", (text, words) => expect(foldedWords(text)).toBe(words));

  test("have their places in the text as it was written", () => {
    const text = "👍 Die Straße, می\u200cرود!";
    expect(Array.from(wordsOf(text), ({ start, end }) => text.slice(start, end))).toEqual([
      "Die",
      "Straße",
      "می\u200cرود",
    ]);
  });

  test("are at most 64 characters of it, so that an endless one is one of them too", () => {
    expect(foldedWords("a".repeat(10_000))).toHaveLength(64);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: lettersOfAll() }),
);

/** Letters that have variants, and what stands among them. */
function lettersOfAll() {
  return fc.constantFrom(..."aAßÉéſs'’s يىیېئۍكکگګهةۀەأإآاٱؤـ\u064e\u200c١۱ﷺ½ﬁ\u0301🙂\ud800\u0000\"*-");
}

describe("for any text", () => {
  test("folding a second time changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 5_000 },
    );
  });

  test("words have no white space, quotes or capitals, and lie in the text in their order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0;
        for (const { word, start, end } of wordsOf(text)) {
          expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,64}$/u);
          expect(fold(word)).toBe(word);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test("another case and the other normal form have the same words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(foldedWords(text.normalize("NFD"))).toBe(foldedWords(text.normalize("NFC")));
      }),
      { numRuns: 2_000 },
    );
  });
});
