import fc from "fast-check";
import { expect, test } from "vitest";
import { atomFeed } from "#lib/record/feed";
import type { LogEntry } from "#lib/record/queries";
import { plainLine, plainText } from "#lib/text/plain-line";
import { PAYLOADS } from "#tests/hostile/payloads";
import { atomElements, atomTexts, strictXml } from "#tests/strict-xml";

const ENTRY: LogEntry = {
  id: 7,
  kind: "hide",
  at: "2026-11-25T10:00:00.000Z",
  by: { role: "moderator", handle: null },
  ground: "Argue with the claim, not the person",
  reason: null,
  until: null,
  minutes: null,
  subtree: false,
  reversesId: null,
  heldById: null,
  answersId: null,
  reversedByIds: [],
  appeal: null,
  thread: { slug: "t", title: `Talks & "terms" <b>now</b>\u0007` },
  argumentId: null,
};
const NONE = { kind: undefined, ground: undefined, thread: undefined, before: undefined };

/** Checks that every tag is closed in its order, and answers how often each is there. */
function tagsOf(xml: string): Map<string, number> {
  const [open, counts] = [[] as string[], new Map<string, number>()];
  for (const [, end, name = "", , empty] of xml.matchAll(/<(\/?)([a-z]+)((?: [\w:]+="[^"<]*")*)(\/?)>/g)) {
    if (end) expect(open.pop()).toBe(name);
    else counts.set(name, (counts.get(name) ?? 0) + 1);
    if (!end && !empty) open.push(name);
  }
  expect(open).toEqual([]);
  return counts;
}

test("the feed is well formed and has what RFC 4287 asks of it", () => {
  const entries = [ENTRY, { ...ENTRY, id: 6, kind: "lift" as const, thread: null, ground: null }];
  const xml = atomFeed("https://debate.example.org", { ...NONE, kind: "hide" }, entries);
  expect(Object.fromEntries(tagsOf(xml))).toEqual({
    feed: 1,
    title: 3,
    subtitle: 1,
    id: 3,
    updated: 3,
    published: 2,
    link: 4,
    author: 1,
    name: 1,
    entry: 2,
    category: 2,
    content: 2,
  });
  expect(xml).toContain(
    '<link rel="self" type="application/atom+xml" href="https://debate.example.org/log/feed.atom?kind=hide"/>',
  );
  expect(xml).toContain('href="https://debate.example.org/log?before=8#d7"');
  expect(xml).toContain("<id>tag:debate.example.org,2026:decision-7</id>");
  expect(xml).toContain("<title>An argument was hidden.</title>");
  expect(xml).toContain("Talks &amp; &quot;terms&quot; &lt;b&gt;now&lt;/b&gt;.");
  expect(xml).not.toContain("\u0007");
});

test("an empty one is a feed too", () => {
  const xml = atomFeed("http://localhost:3000", NONE, []);
  expect(tagsOf(xml).get("entry")).toBeUndefined();
  expect(xml).toContain("<updated>1970-01-01T00:00:00.000Z</updated>");
});

const any = fc.oneof(fc.constantFrom(...PAYLOADS), fc.string({ unit: "binary", maxLength: 80 }));
/** Noncharacters, for which XML has no place. */
const inXml = (text: string) => text.replace(/[\ufffe\uffff]/g, "");

test("whatever stands in a title, a reason or a name comes out of the feed as it went in, and nothing more", () =>
  fc.assert(
    fc.property(
      any,
      any,
      any,
      fc.constantFrom("slow" as const, "lock-thread" as const),
      (title, reason, name, kind) => {
        const [line, text] = [
          plainLine({ max: 300 }).safeParse(title).data,
          plainText({ max: 300 }).safeParse(reason).data,
        ];
        fc.pre(Boolean(line) && Boolean(text));
        const by = { role: "moderator" as const, handle: name };
        const entry = {
          ...ENTRY,
          kind,
          by,
          ground: null,
          reason: text ?? "",
          thread: { slug: "t", title: line ?? "" },
        };
        const feed = strictXml(atomFeed("https://debate.example.org", { ...NONE, thread: name }, [entry]));
        expect([feed.localName, atomElements(feed, "entry").length, atomElements(feed, "content").length]).toEqual([
          "feed",
          1,
          1,
        ]);
        const [content] = atomTexts(feed, "content");
        expect(content?.endsWith(inXml(`\n${text}\nThread: ${line}.`)), content).toBe(true);
        for (const link of atomElements(feed, "link"))
          expect(new URL(link.getAttribute("href") ?? "").origin).toBe("https://debate.example.org");
        const own = [...feed.getElementsByTagName("*")].map(({ namespaceURI }) => namespaceURI);
        expect(new Set(own)).toEqual(new Set(["http://www.w3.org/2005/Atom"]));
      },
    ),
    { numRuns: 500 },
  ));
