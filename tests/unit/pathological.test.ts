import fc from "fast-check";
import { expect, test } from "vitest";
import { Email } from "#lib/accounts/schema";
import { diffOf } from "#lib/arguments/history";
import { PostArgument } from "#lib/arguments/schema";
import { MoveArgument } from "#lib/locks/schema";
import { placeOf } from "#lib/notices/place";
import { canonicalArgument, canonicalArticle } from "#lib/passages/canonical-text";
import { passageFinder } from "#lib/passages/find-passage";
import { withoutName } from "#lib/privacy/name-in-text";
import { foldedWords } from "#lib/search/fold";
import { snippetOf } from "#lib/search/snippet";
import { wantedTerms } from "#lib/search/wanted";
import { firstWords, handlesIn, renderArgument } from "#lib/text/markdown";
import { LONG, PATHOLOGICAL } from "#tests/hostile/pathological";

/** What is done with texts that somebody wrote. */
const PARSERS: Record<string, (text: string) => unknown> = {
  "the Markdown of an argument": (text) => renderArgument(text),
  "its mentions": (text) => handlesIn(text),
  "its first words, and those that can be quoted": (text) => {
    const html = renderArgument(text);
    return [firstWords(html, 100), canonicalArgument({ claim: null, html })];
  },
  "an article and its passages": canonicalArticle,
  "the words of a search": foldedWords,
  "a query and what it found": (text) => snippetOf(text, wantedTerms(`ada ${text.slice(0, 200)}`), 200),
  "the differences between two texts": (text) => diffOf(text, `${text.slice(1)} and more`),
  "a passage that is looked for again": (text) =>
    passageFinder(`${text}.`, text)({ exact: text.slice(100, 400), start: 100, end: 400, prefix: "a", suffix: "b" }),
  "the name of who left": (text) =>
    (["plain", "markdown", "html"] as const).map((form) =>
      withoutName(text, { handle: "a_1", email: "a@x.org" }, "b", form),
    ),
  "the name of who left, wherever it can stand": (text) => {
    const named = text.slice(0, text.length / 8).replace(/..../gsu, (signs) => `a_1${signs.slice(0, 1)}`);
    const parted = named.replaceAll("a_1", "*a*_1");
    return [named, parted].map((words) => withoutName(words, { handle: "a_1", email: "a@x.org" }, "b", "markdown"));
  },
  "fields of forms": (text) => [
    PostArgument.shape.claim.safeParse(text),
    PostArgument.shape.sources.safeParse(text),
    PostArgument.shape.sources.safeParse(`https://example.org/${text.slice(0, 4_900)}`),
    MoveArgument.shape.to.safeParse(text),
    Email.safeParse(text),
    Email.safeParse(`a@${text}`),
    placeOf(`/threads/x?${text}`, "https://example.org"),
  ],
};

function once(parse: (text: string) => unknown, text: string): number {
  const from = performance.now();
  parse(text);
  return performance.now() - from;
}

/** Less is little, whatever it grows like. */
const LITTLE_MS = 20;
/** Four times the length may cost so much more: 4 would be exact, 16 is what the square of it would cost. */
const MOST = 9;
const TRIES = 6;

/** How many times as much the long text costs as a quarter of it; the least of a few tries, as machines are shared. */
function growth(parse: (text: string) => unknown, textOf: (length: number) => string): number {
  let [whole, quarter, tries] = [once(parse, textOf(LONG)), 0, 0];
  const ratio = () => (whole <= LITTLE_MS ? 0 : whole / Math.max(quarter, LITTLE_MS / 16));
  if (ratio() === 0) return 0;
  quarter = once(parse, textOf(LONG / 4));
  for (; ratio() > MOST && tries < TRIES; tries += 1) {
    whole = Math.min(whole, once(parse, textOf(LONG)));
    quarter = Math.max(quarter, once(parse, textOf(LONG / 4)));
  }
  return ratio();
}

test.each(Object.entries(PARSERS))(
  "four times as much costs about four times as much: %s",
  (_, parse) => {
    const grows = Object.entries(PATHOLOGICAL).map(([name, textOf]) => ({ name, times: growth(parse, textOf) }));
    expect(grows.filter(({ times }) => times > MOST)).toEqual([]);
  },
  60_000,
);

test("nor does anything grow faster that is mixed of these", () => {
  const pieces = Object.values(PATHOLOGICAL).map((make) => make(64).slice(0, 12));
  const mixture = fc.array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 6 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(mixture, (piece) => {
      const textOf = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      expect(growth(renderArgument, textOf)).toBeLessThanOrEqual(MOST);
    }),
    { numRuns: 25 },
  );
});

test("of the square of a length such a comparison would tell", () => {
  const square = (text: string) => {
    let found = 0;
    for (let i = 0; i < text.length; i += 4) found += text.indexOf("b", i);
    return found;
  };
  expect(growth(square, (length) => "a".repeat(4 * length))).toBeGreaterThan(MOST);
});
