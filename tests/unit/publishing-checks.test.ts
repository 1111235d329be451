import { describe, expect, test } from "vitest";
import { CHECKS, findingsOf, phrasesIn, type Screened } from "#lib/publishing/checks";
import { whyHeld } from "#lib/publishing/in-words";
import { isChecked } from "#lib/publishing/policy";
import { MOST_NAMED } from "#lib/publishing/rules";
import { screenedText } from "#lib/publishing/screened-text";
import { renderArgument } from "#lib/text/markdown";
import { allowed } from "#tests/unit/viewers";

type Typed = { claim?: string | null; body?: string; sources?: { title: string; url?: string }[] };
const textOf = ({ claim = null, body = "", sources = [] }: Typed) =>
  screenedText({ claim, html: renderArgument(body, new Set(["ada"])), sources });

const nothing: Screened = {
  text: textOf({ claim: "A claim", body: "A body." }),
  newcomer: { published: 0, waiting: 0 },
  sameAs: undefined,
  watched: { refuse: [], hold: [], mark: [] },
};
const found = (screened: Partial<Screened>) => findingsOf({ ...nothing, ...screened });

test("a text in which there is nothing to find is found fault with by no check", () => {
  expect(CHECKS).toHaveLength(6);
  expect(found({})).toEqual([]);
});

describe("newcomers", () => {
  test.each([
    [0, 0, false],
    [0, 2, true],
    [1, 2, true],
    [2, 2, false],
    [9, 2, false],
  ])("with %i published wait where the first %i do: %s", (published, waiting, waits) => {
    const marker = { check: "newcomer", verdict: "hold", found: `${published} published` };
    expect(found({ newcomer: { published, waiting } })).toEqual(waits ? [marker] : []);
  });
});

describe("links", () => {
  const held = (hosts: string) => [{ check: "links", verdict: "hold", found: hosts }];
  const four = "https://a.example https://b.example https://c.example https://d.example";
  test.each<[string, Typed, ReturnType<typeof held> | []]>([
    ["three hosts", { body: "https://a.example [b](https://b.example/x) http://c.example" }, []],
    [
      "many pages of three hosts",
      { body: `${"https://a.example/1 https://a.example/2 ".repeat(9)} https://b.example` },
      [],
    ],
    ["four hosts", { body: four }, held("a.example, b.example, c.example, d.example")],
    [
      "four, one of them among the sources",
      {
        body: "<https://a.example> https://b.example https://C.example:8080",
        sources: [{ title: "D", url: "https://d.example/" }],
      },
      held("a.example, b.example, c.example, d.example"),
    ],
    [
      "three with and without www",
      { body: "https://www.a.example https://a.example. https://b.example https://c.example" },
      [],
    ],
    ["mentions, which lead nowhere else", { body: `${"@ada ".repeat(5)} https://a.example` }, []],
    ["addresses in code, which are no links", { body: `\`${four}\`` }, []],
    [
      "a query that names others",
      { body: "https://a.example/?x=https://b.example&y=https://c.example&z=https://d.example" },
      [],
    ],
  ])("to %s", (_, typed, expected) => expect(found({ text: textOf(typed) })).toEqual(expected));
});

test("a body that an argument has already waits", () => {
  expect(found({ sameAs: 7 })).toEqual([{ check: "repeat", verdict: "hold", found: "argument 7" }]);
});

describe("watched words", () => {
  test.each<[string, string, string[], string[]]>([
    ["a word", "They are scoundrels all.", ["scoundrels"], ["scoundrels"]],
    ["in another case", "They are SCOUNDRELS all.", ["Scoundrels"], ["Scoundrels"]],
    ["in the plural, or not", "Such a scoundrel", ["scoundrels"], ["scoundrels"]],
    ["with accents, or not", "Un élève naïf", ["eleve naif"], ["eleve naif"]],
    ["ß and ss", "DIE STRASSE", ["Straße"], ["Straße"]],
    ["between signs", "(scoundrel!), he said; “rogue”…", ["scoundrel", "rogue"], ["scoundrel", "rogue"]],
    ["by its parts, where one is joined", "A rogue-state speaks", ["rogue state"], ["rogue state"]],
    ["not within a word", "The assassin passed the class", ["ass", "assa", "las"], []],
    ["not the beginning of one", "Hellenic democracy", ["hell", "demo"], []],
    ["a phrase", "They should go back home, now", ["go back home"], ["go back home"]],
    ["a phrase over punctuation and lines", "go,\n\nback – home", ["go back home"], ["go back home"]],
    ["not a phrase in another order", "go home back", ["go back home"], []],
    ["not a phrase with a word between", "go right back home", ["go back home"], []],
    ["Arabic letters for Persian ones", "كتاب يك", ["کتاب یک"], ["کتاب یک"]],
    ["Persian letters for Arabic ones", "کتابی", ["كتابي"], ["كتابي"]],
    ["with harakat and tatweel", "كِـتَـاب", ["كتاب"], ["كتاب"]],
    ["with a zero-width non-joiner, or not", "می‌خواهم", ["میخواهم"], ["میخواهم"]],
    ["not within a Persian word", "کتابخانه", ["کتاب"], []],
    ["eastern digits", "۸۸", ["88"], ["88"]],
    ["hidden in invisible signs", "scoun\u200bdrel", ["scoundrel"], ["scoundrel"]],
    ["the host of a link", "[here](https://casino.example/win)", ["casino.example"], ["casino.example"]],
    ["not a line of signs alone", "!!! ...", ["!!!"], []],
  ])("are found: %s", (_, body, phrases, expected) => {
    const { text } = { text: textOf({ body }) };
    expect(phrasesIn(text.body, phrases)).toEqual(expected);
  });

  test("are looked for in the claim, the body and the sources, but not from one to the next", () => {
    const word = (typed: Typed) =>
      found({ text: textOf(typed), watched: { ...nothing.watched, mark: ["rogue state"] } });
    const marker = [{ check: "words", verdict: "mark", found: "rogue state" }];
    expect(word({ claim: "A rogue state" })).toEqual(marker);
    expect(word({ body: "A *rogue* state" })).toEqual(marker);
    expect(word({ sources: [{ title: "On rogue states" }] })).toEqual(marker);
    expect(word({ sources: [{ title: "On it", url: "https://rogue-state.example/" }] })).toEqual(marker);
    expect(word({ claim: "A rogue", body: "State of things" })).toEqual([]);
  });

  test("of each list are a finding of its own, with the first few by name", () => {
    const many = Array.from({ length: 9 }, (_, i) => `word${i}`);
    const watched = { refuse: ["one"], hold: ["two", "three"], mark: many };
    expect(found({ text: textOf({ body: `one two three ${many.join(" ")}` }), watched })).toEqual([
      { check: "words", verdict: "refuse", found: "one" },
      { check: "words", verdict: "hold", found: "two, three" },
      { check: "words", verdict: "mark", found: many.slice(0, MOST_NAMED).join(", ") },
    ]);
  });
});

test("members are checked, moderators, admins and the program are not", () => {
  expect(allowed(isChecked)).toEqual(["member", "author"]);
});

test("an author is told each reason to wait once, in a sentence that does not name the word", () => {
  const hold = (check: string, what: string) => ({ check, verdict: "hold", found: what }) as const;
  const why = whyHeld([
    hold("links", "a, b, c, d"),
    hold("words", "secret"),
    { ...hold("words", "x"), verdict: "mark" },
  ]);
  expect(why).toBe(
    "It links to more than 3 sites, which advertising often does. It has words that moderators want to read in their context first.",
  );
});
