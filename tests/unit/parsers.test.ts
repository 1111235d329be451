import fc from "fast-check";
import { expect, test } from "vitest";
import { verifiedPrimary } from "#lib/accounts/providers";
import { actAddress } from "#lib/arguments/act-address";
import { Posting } from "#lib/arguments/schema";
import { Invalid } from "#lib/errors";
import { SaveWords } from "#lib/house/schema";
import { cookieOf } from "#lib/http/cookie-of";
import { publicPage } from "#lib/http/public-pages";
import { LockThread, SlowThread } from "#lib/locks/schema";
import { messageIdOf } from "#lib/mail/letter";
import { markup } from "#lib/markup";
import { placeOf } from "#lib/notices/place";
import { askedToQuote, PassagePlace } from "#lib/passages/schema";
import { LogSearch } from "#lib/record/schema";
import { safePath } from "#lib/safe-path";
import { Search } from "#lib/search/schema";
import { renderArgument, renderArticle } from "#lib/text/markdown";
import { plainLine, plainText } from "#lib/text/plain-line";
import { readBriefing } from "#lib/threads/read-briefing";
import { PAYLOADS } from "#tests/hostile/payloads";

/** Any text; payloads; and mixtures of what stands in them. */
const pieces = [...new Set(PAYLOADS.flatMap((payload) => payload.match(/\w+|\W/gu) ?? []))];
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(...PAYLOADS),
  fc
    .array(fc.constantFrom(...pieces, "//", "\n\n", "__", "**", "- ", "> "), { maxLength: 30 })
    .map((parts) => parts.join("")),
);
const always = (check: (text: string) => void) => fc.assert(fc.property(text, check), { numRuns: 600 });

/** What stands open at the end of HTML, or was closed by another name. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  for (const [, end, name = ""] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (name === "br") continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

test("HTML of whatever was written is well formed, and has elements of ours alone", () =>
  always((typed) => {
    for (const html of [renderArgument(typed), renderArticle(typed)]) {
      expect(unbalanced(html), html).toEqual([]);
      expect(html).not.toMatch(
        /<(?!\/?(p|br|em|strong|a|bdi|ul|ol|li|blockquote|code|pre|h2|h3|table|thead|tbody|tr|th|td|s)\b)/,
      );
      expect(html).not.toMatch(/<[^>]* (?!href=|rel=|start=|\/>)[a-z-]+="/);
      expect(html).not.toMatch(/<[^>]*href="\s*(javascript|data|vbscript|blob|file):/i);
    }
  }));

test("a line and a text are refused, or are what they become when they are read again", () =>
  always((typed) => {
    for (const schema of [plainLine({ max: 150 }), plainText({ max: 150 })]) {
      const { data } = schema.safeParse(typed);
      if (data === undefined) continue;
      expect(schema.parse(data)).toBe(data);
      expect(data).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufffd]|(?![\t\n])\p{Cc}/u);
      expect(data.isWellFormed()).toBe(true);
    }
  }));

test("what is typed after a place leads nowhere but to a page of ours", () =>
  always((typed) => {
    const ways = [
      typed,
      `/${typed}`,
      `//${typed}`,
      `/\\${typed}`,
      `/%09/${typed}`,
      `/\uff0f${typed}`,
      `https:${typed}`,
    ];
    for (const path of ways.map(safePath)) {
      // As it stands in a header: ASCII, on one line.
      expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
      expect(new URL(path, "https://forum.example").origin).toBe("https://forum.example");
      expect(safePath(path)).toBe(path);
    }
    expect(actAddress("a", 1, new URLSearchParams(typed))).toMatch(/^\/threads\/a\/[\x21-\x7e]+$/);
    const place = placeOf(typed, "https://forum.example");
    if (place) expect(new URL(place.address).origin).toBe("https://forum.example");
  }));

test("addresses are read as far as they can be, and the rest narrows nothing", () =>
  always((typed) => {
    const search = Search.parse({ q: typed, thread: typed, stance: typed, author: typed, kind: typed, page: typed });
    expect(search.q).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    expect(Search.parse({ ...search, page: String(search.page) })).toEqual(search);
    for (const value of Object.values(LogSearch.parse({ kind: typed, ground: typed, thread: typed, before: typed })))
      expect(String(value ?? "")).toMatch(/^[\w-]*$/);
    const place = PassagePlace.parse(typed);
    if (place) expect(place.start).toBeLessThan(place.end);
    expect(askedToQuote({ quote: typed, start: typed, passage: typed }).quote ?? "a").not.toMatch(/^\s|\s$/);
    const page = publicPage(`/threads/a?order=${typed}&after=${typed}&before=${typed}`);
    if (page) expect(page.address).toMatch(/^\/threads\/a(\?[\w=.&-]*)?$/);
    expect(cookieOf(`a=1; b=${typed}`, "a")).toBeTypeOf("string");
  }));

test("durations, sides and lists are those that there are, whatever objects have besides", () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"]) {
    const locked = { thread: "a", reason: "It is late.", until: name };
    expect(LockThread.safeParse(locked).success).toBe(false);
    expect(SlowThread.safeParse({ ...locked, minutes: 5 }).success).toBe(false);
    expect(SaveWords.safeParse({ verdict: name, words: "a" }).success).toBe(false);
    expect(Posting.safeParse({ kind: name }).success).toBe(false);
  }
});

test("a briefing is read, or refused with a sentence, and shows no signs that nobody can read", () => {
  const file = (published: string) =>
    `---\nslug: a\ntitle: a\nmotion: a\npublished: ${JSON.stringify(published)}\nstances:\n- {slug: a, label: a, summary: a}\n- {slug: b, label: b, summary: b}\n---\nText`;
  always((typed) => {
    for (const written of [typed, `---\n${typed}\n---\n${typed}`, file(typed)]) {
      try {
        expect(readBriefing(written).published).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
      }
    }
  });
});

test("what is still, what a provider says and what names a mail holds whatever it is given", () =>
  always((typed) => {
    expect(markup(typed)).not.toMatch(/[<>"]/);
    expect(verifiedPrimary([{ email: typed, primary: true, verified: "true" }])).toBeUndefined();
    expect(messageIdOf({ mailId: 1, madeAt: new Date(0), kind: "digest" }, typed)).not.toMatch(/[\r\n]/);
  }));
