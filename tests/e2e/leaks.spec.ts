import { eq } from "drizzle-orm";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { editArgument } from "#lib/arguments/edit-argument";
import { EditArgument } from "#lib/arguments/schema";
import { saveWords } from "#lib/house/save-words";
import { hideArgument } from "#lib/moderation/hide-argument";
import { creditArgument } from "#lib/moved/credit-argument";
import { getOwnCredit } from "#lib/moved/queries";
import { hideRevision } from "#lib/revisions/hide-revision";
import type { Person } from "#lib/viewer";
import { cookieHeader, expect, test } from "#tests/e2e/fixtures";
import type { Site } from "#tests/e2e/site";
import { argue, longAgo, newKey, reply, THREAD } from "#tests/people";

type Hidden = { id: number; replyId: number; credit: number; decision: number; author: Person; other: Person };
type Role = (typeof ROLES)[number];
type Surface = {
  name: string;
  path: (hidden: Hidden) => string;
  headers?: Record<string, string>;
  /** Who reads hidden words there, and who reads held ones, if others do. */
  readers?: readonly Role[];
  ofHeld?: readonly Role[];
};

const ROLES = ["visitor", "member", "author", "moderator"] as const;
const BOTH = ["author", "moderator"] as const;

const thread = `/threads/${THREAD}`;
const AS_DATA = { rsc: "1" };

/** Every address whose answer could hold an argument's words. A new one is a line here. */
const SURFACES: Surface[] = [
  { name: "home", path: () => "/" },
  { name: "thread", path: () => thread },
  { name: "thread as data", path: () => thread, headers: AS_DATA },
  { name: "next page of the thread", path: ({ id }) => `${thread}?after=${id + 1}-${id + 1}` },
  { name: "all that quotes the article", path: () => `${thread}?passage=0-2000` },
  { name: "timeline", path: () => `${thread}/timeline` },
  { name: "timeline as data", path: () => `${thread}/timeline`, headers: AS_DATA },
  { name: "next page of the timeline", path: ({ replyId }) => `${thread}/timeline?before=${replyId + 1}` },
  { name: "map", path: () => `${thread}/map` },
  { name: "map as data", path: () => `${thread}/map`, headers: AS_DATA },
  { name: "argument", path: ({ id }) => `${thread}/arguments/${id}` },
  { name: "argument as data", path: ({ id }) => `${thread}/arguments/${id}`, headers: AS_DATA },
  { name: "argument by another spelling", path: ({ id }) => `${thread}/arguments/${id}.rsc` },
  { name: "argument's segment", path: ({ id }) => `${thread}/arguments/${id}.segments/_tree.segment.rsc` },
  { name: "reply below it", path: ({ replyId }) => `${thread}/arguments/${replyId}` },
  { name: "reply below it as data", path: ({ replyId }) => `${thread}/arguments/${replyId}`, headers: AS_DATA },
  { name: "history", path: ({ id }) => `${thread}/arguments/${id}/history` },
  { name: "credits", path: ({ id }) => `${thread}/arguments/${id}/credits` },
  { name: "one credit", path: ({ id, credit }) => `${thread}/arguments/${id}/credits/${credit}` },
  { name: "moved", path: ({ id }) => `${thread}/arguments/${id}/moved` },
  { name: "minds", path: () => `${thread}/minds` },
  { name: "minds as data", path: () => `${thread}/minds`, headers: AS_DATA },
  { name: "edit", path: ({ id }) => `${thread}/arguments/${id}/edit` },
  { name: "composer of a reply", path: ({ id }) => `${thread}/argue?parent=${id}` },
  { name: "choice of what to quote of it", path: ({ id }) => `${thread}/argue?quoting=${id}` },
  { name: "author's page", path: ({ author }) => `/members/${author.handle}` },
  { name: "search for its words", path: () => "/search?q=unsayable" },
  { name: "search as data", path: () => "/search?q=unsayable", headers: AS_DATA },
  { name: "search for its author's", path: ({ author }) => `/search?q=unsayable&author=${author.handle}` },
  { name: "similar claims", path: () => `/api/similar?thread=${THREAD}&claim=Claim+unsayable+words` },
  { name: "notice about it", path: ({ id }) => `/notice?argument=${id}` },
  { name: "notice about it as data", path: ({ id }) => `/notice?argument=${id}`, headers: AS_DATA },
  { name: "log", path: () => "/log" },
  { name: "feed of the log", path: () => "/log/feed.atom" },
  { name: "transparency", path: () => "/transparency" },
  { name: "statements", path: () => "/transparency/statements.json" },
  { name: "notifications", path: () => "/notifications" },
  { name: "notifications as data", path: () => "/notifications", headers: AS_DATA },
  { name: "viewer", path: () => `/api/viewer?thread=${THREAD}`, readers: BOTH },
  { name: "review", path: ({ id }) => `${thread}/arguments/${id}/review`, readers: BOTH },
  { name: "queue", path: () => "/moderation" },
  { name: "queue as data", path: () => "/moderation", headers: AS_DATA },
  { name: "queue of what is held", path: () => "/moderation/held", ofHeld: ["moderator"] },
  { name: "queue of appeals", path: () => "/moderation/appeals" },
  { name: "queue of one's own", path: () => "/moderation/mine" },
  { name: "what was decided", path: () => "/moderation/decided", readers: ["moderator"], ofHeld: [] },
  { name: "orders", path: () => "/moderation/orders" },
  { name: "decisions about oneself", path: () => "/decisions" },
  { name: "the decision", path: ({ decision }) => `/decisions/${decision}`, readers: ["author"] },
  {
    name: "the decision as data",
    path: ({ decision }) => `/decisions/${decision}`,
    headers: AS_DATA,
    readers: ["author"],
  },
  {
    name: "its author, for moderators",
    path: ({ author }) => `/moderation/members/${author.handle}`,
    readers: ["moderator"],
  },
  { name: "moderate", path: ({ id }) => `${thread}/arguments/${id}/moderate` },
  { name: "moderate the thread", path: () => `${thread}/moderate` },
  { name: "who answered, for moderators", path: ({ other }) => `/moderation/members/${other.handle}` },
  { name: "session of next-auth", path: () => "/api/auth/session" },
];

/** The decision of the program that holds an argument. */
async function holdOf(argumentId: number): Promise<number> {
  const isOfArgument = eq(argumentsTable.id, argumentId);
  const [row] = await read((db) =>
    db.select({ id: argumentsTable.hiddenById }).from(argumentsTable).where(isOfArgument),
  );
  return row?.id ?? 0;
}

async function textOf(site: Site, surface: Surface, hidden: Hidden, who: Person | null): Promise<string> {
  const response = await fetch(site.url + surface.path(hidden), {
    headers: { ...surface.headers, ...(await cookieHeader(who)) },
  });
  expect(response.status, surface.name).toBeLessThan(500);
  return response.text();
}

test("after a hide no surface gives the text out, but to its author and the moderators", async ({ site, people }) => {
  const secret = `unsayable${newKey()}`;
  const id = await argue(people.author, { claim: `Claim ${secret}`, body: `Body ${secret} @${people.member.handle}` });
  const replyId = await reply(people.member, id, { quote: `Claim ${secret}` });
  const why = `Credit ${secret}: it names what nobody else here had thought of before.`;
  await creditArgument(people.member, { id, changed: "point", why, position: -1 });
  const credit = (await getOwnCredit(people.member, id))?.credit.id ?? 0;
  const hidden = { id, replyId, credit, decision: 0, author: people.author, other: people.member };
  // The surfaces do show it before: otherwise this test could not fail.
  for (const name of [
    "thread",
    "timeline",
    "timeline as data",
    "map",
    "map as data",
    "argument",
    "argument as data",
    "author's page",
    "search for its words",
    "credits",
    "minds",
    "notice about it",
    "notice about it as data",
  ]) {
    const surface = SURFACES.find((candidate) => candidate.name === name);
    expect(surface && (await textOf(site, surface, hidden, null)), name).toContain(secret);
  }
  const told = SURFACES.find(({ name }) => name === "notifications");
  expect(told && (await textOf(site, told, hidden, people.member))).toContain(secret);
  const hide = { id, revision: 1, ground: "spam", reason: "For the test." } as const;
  const decision = (await hideArgument(people.moderator, hide)).decisionId ?? 0;

  for (const role of ROLES) {
    for (const surface of SURFACES) {
      const who = role === "visitor" ? null : people[role];
      const text = await textOf(site, surface, { ...hidden, decision }, who);
      expect(text.includes(secret), `${surface.name} as ${role}`).toBe(surface.readers?.includes(role) ?? false);
    }
  }
  const count = (html: string) => /(\d+) arguments?</.exec(html)?.[1];
  const home = await (await fetch(site.url)).text();
  const page = await (await fetch(site.url + thread)).text();
  expect(count(home)).toBe(count(page));
  expect(page).not.toContain(people.author.handle);
});

test("what waits for a moderator is given out by no surface, but to its author and the moderators", async ({
  site,
  people,
}) => {
  const secret = `unsayable${newKey()}`;
  await saveWords(people.admin, { verdict: "hold", words: [secret] });
  const above = await argue(people.member, { claim: "Answered by what waits" });
  const id = await argue(people.author, { claim: `Claim ${secret}`, body: `Body ${secret} @${people.member.handle}` });
  const replyId = await reply(people.author, above, { body: `Reply ${secret}`, quote: "A body" });
  for (const held of [
    { id, replyId, credit: 1, decision: 0, author: people.author, other: people.member },
    { id: replyId, replyId: id, credit: 1, decision: 0, author: people.author, other: people.member },
  ]) {
    const decision = await holdOf(held.id);
    for (const role of ROLES) {
      for (const surface of SURFACES) {
        const who = role === "visitor" ? null : people[role];
        const text = await textOf(site, surface, { ...held, decision }, who);
        const readers = surface.ofHeld ?? surface.readers ?? [];
        expect(text.includes(secret), `${surface.name} as ${role}`).toBe(readers.includes(role));
      }
    }
  }
  const page = await (await fetch(site.url + thread)).text();
  for (const trace of [`id=a${id} `, `id=a${replyId} `, people.author.handle]) expect(page).not.toContain(trace);
});

test("a text that a moderator hid from the history is on no surface but the moderators' own", async ({
  site,
  people,
}) => {
  const secret = `unsayable${newKey()}`;
  const id = await argue(people.author, { claim: `Claim ${secret}`, body: `Body ${secret}` });
  await longAgo(id, 3_600_000);
  const replyId = await reply(people.member, id, { quote: `Claim ${secret}` });
  const better = { kind: "root", id, revision: 1, claim: `Better ${id}`, body: "Better words.", sources: "" };
  await editArgument(people.author, EditArgument.parse(better));
  const hidden = { id, replyId, credit: 0, decision: 0, author: people.author, other: people.member };
  for (const name of ["history", "thread", "timeline"]) {
    const surface = SURFACES.find((candidate) => candidate.name === name);
    expect(surface && (await textOf(site, surface, hidden, null)), name).toContain(secret);
  }
  await hideRevision(people.moderator, { id, revision: 1, ground: "private", reason: "For the test." });
  for (const role of ROLES) {
    for (const surface of SURFACES) {
      const text = await textOf(site, surface, hidden, role === "visitor" ? null : people[role]);
      const expected = role === "moderator" && surface.name === "moderate";
      expect(text.includes(secret), `${surface.name} as ${role}`).toBe(expected);
    }
  }
});
