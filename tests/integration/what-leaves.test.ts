import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { read } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { answerExport } from "#lib/privacy/answer-export";
import { byWhom, circumstances } from "#lib/record/log-entry";
import { listDecisions } from "#lib/record/queries";
import { SentStatement } from "#lib/statements/schema";
import { VISITOR, type Viewer } from "#lib/viewer";
import { fillForum, type Place } from "#tests/hostile/fill-forum";
import { formFiller } from "#tests/hostile/forms";
import { GROUPS } from "#tests/hostile/payloads";
import { seededDatabase } from "#tests/people";
import { atomElements, atomTexts, strictXml } from "#tests/strict-xml";
import { GET as getFeed } from "../../app/log/feed.atom/route.ts";
import { GET as getStatements } from "../../app/transparency/statements.json/route.ts";

let viewer: Viewer = VISITOR;
vi.mock("#lib/accounts/current-viewer", () => ({ currentViewer: async () => viewer }));

const ORIGIN = "https://debate.example.org";
const { fill, tally } = formFiller();
const places: Place[] = [];
/** What would break out of one of these formats. */
const WORDS = [
  ...GROUPS["XML and feeds"].slice(0, 5),
  ...GROUPS["lines of headers"].slice(0, 3),
  ...GROUPS["data within a page"].slice(0, 2),
];

beforeAll(async () => {
  vi.stubEnv("PARLEY_ORIGIN", ORIGIN);
  await seededDatabase();
  for (const words of WORDS) places.push(await fillForum(fill, { line: words, text: words }));
}, 120_000);

test("these words stand in titles, reasons, texts and everything else that takes words", () => {
  for (const field of [
    "threads/Briefing.title",
    "locks/LockThread.reason",
    "locks/SlowThread.reason",
    "arguments/PostArgument.body",
  ])
    expect(tally.get(field)?.taken ?? 0, field).toBeGreaterThan(6);
});

describe("the feed of the log", () => {
  test("is well formed, and says of each thread what stands in it", async () => {
    for (const { slug } of places) {
      const answer = await getFeed(new Request(`${ORIGIN}/log/feed.atom?thread=${slug}`));
      expect(answer.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
      const feed = strictXml(await answer.text());
      const { entries } = await listDecisions({ thread: slug });
      const said = entries.map((entry) =>
        [
          byWhom(entry),
          ...circumstances(entry).map((circumstance) => `${circumstance}.`),
          ...(entry.reason ? [entry.reason] : []),
          `Thread: ${entry.thread?.title}.`,
          ...(entry.reversesId ? [`Reverses no. ${entry.reversesId}.`] : []),
        ].join("\n"),
      );
      expect(said.length).toBeGreaterThan(5);
      expect(atomTexts(feed, "content")).toEqual(said);
      expect(atomElements(feed, "entry")).toHaveLength(said.length);
    }
  });

  test("takes nothing of its address for more than an address", async () => {
    for (const words of WORDS) {
      const typed = encodeURIComponent(words);
      const answer = await getFeed(
        new Request(`${ORIGIN}/log/feed.atom?thread=${typed}&kind=${typed}&ground=${typed}`),
      );
      const feed = strictXml(await answer.text());
      expect(atomElements(feed, "link")[0]?.getAttribute("href")).toBe(`${ORIGIN}/log/feed.atom`);
    }
  });
});

describe("the statements", () => {
  test("are JSON, each of them as the Transparency Database takes it, and the way on is one address", async () => {
    let address: string | undefined = `${ORIGIN}/transparency/statements.json`;
    const puids: string[] = [];
    while (address) {
      const answer: Response = await getStatements(new Request(address));
      expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
      const { statements } = (await answer.json()) as { statements: { puid: string }[] };
      for (const statement of statements) puids.push(SentStatement.parse(statement).puid);
      const link = answer.headers.get("link");
      if (link)
        expect(link).toMatch(
          /^<https:\/\/debate\.example\.org\/transparency\/statements\.json\?after=[\w-]+>; rel="next"$/,
        );
      address = link?.slice(1, link.indexOf(">"));
    }
    expect(puids.length).toBeGreaterThan(30);
    expect(new Set(puids).size).toBe(puids.length);
  });

  test("repeat nothing of an address that names none", async () => {
    for (const words of WORDS) {
      const answer = await getStatements(
        new Request(`${ORIGIN}/transparency/statements.json?after=${encodeURIComponent(words)}`),
      );
      expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/json"]);
      expect(Object.keys(await answer.json())).toEqual(["error"]);
    }
  });
});

describe("the export of a member", () => {
  test("is a file of JSON whose name is a handle, with their words as they are kept", async () => {
    for (const { author } of places) {
      viewer = author;
      const answer = await answerExport(true);
      expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect(answer.headers.get("content-disposition")).toMatch(
        /^attachment; filename="parley-[a-z0-9_.-]{3,24}\.json"$/,
      );
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const told = JSON.stringify(JSON.parse(await answer.text()));
      const kept = await read((db) =>
        db
          .select({ claim: argumentRevisions.claim, body: argumentRevisions.body })
          .from(argumentRevisions)
          .innerJoin(argumentsTable, eq(argumentsTable.id, argumentRevisions.argumentId))
          .where(eq(argumentsTable.authorId, author.id)),
      );
      expect(kept.length).toBeGreaterThan(1);
      for (const { claim, body } of kept)
        for (const text of [claim, body]) if (text) expect(told).toContain(JSON.stringify(text));
    }
  });

  test("could have no other name, as the database itself takes no other handle", async () => {
    const handles = await read((db) => db.select({ handle: members.handle }).from(members));
    for (const { handle } of handles) expect(handle).toMatch(/^[a-z0-9_.-]{3,24}$/);
  });
});
