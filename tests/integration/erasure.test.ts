import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { dataFolder } from "#db/client";
import { onPostgres } from "#db/columns";
import { askForReset } from "#lib/accounts/ask-for-reset";
import { findMember, listMembers, viewerOfSession } from "#lib/accounts/queries";
import { signIn } from "#lib/accounts/sign-in";
import { signUp } from "#lib/accounts/sign-up";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { getArgument, getArgumentPage } from "#lib/arguments/queries";
import { EditArgument } from "#lib/arguments/schema";
import { verify } from "#lib/audit/verify";
import { addNote } from "#lib/conduct/add-note";
import { followThread } from "#lib/following/follow-thread";
import { waitingMeasures } from "#lib/http/waiting-measures";
import { log } from "#lib/log";
import { hideArgument } from "#lib/moderation/hide-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { creditArgument } from "#lib/moved/credit-argument";
import { listCredits } from "#lib/moved/queries";
import { SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { listNotifications } from "#lib/notifications/queries";
import { eraseAccount } from "#lib/privacy/erase-account";
import { eraseMember } from "#lib/privacy/erase-member";
import { leaveNoTraceOfLate } from "#lib/privacy/leave-no-trace";
import type { Erasure } from "#lib/privacy/schema";
import { rateArgument } from "#lib/ratings/rate-argument";
import { listDecisions } from "#lib/record/queries";
import { searchEverything } from "#lib/search/queries";
import { getThread, type Thread } from "#lib/threads/queries";
import { type Person, VISITOR } from "#lib/viewer";
import { anotherForum } from "#tests/another-forum";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, longAgo, PRO, person, reply, SYSTEM, seededDatabase } from "#tests/people";
import { turnedOn } from "#tests/second-factor";
import { readMetrics, sumOf } from "#tests/strict-metrics";

const HANDLE = "kowalska_92";
const EMAIL = "kowalska@mail.example";
const PASSWORD = "a long enough password";
/** Words of the member alone: of a claim, a body, an earlier text, a source, a reply, a credit, a report, an appeal. */
const WORDS = [
  ...["claimquark", "bodyquark", "earlierquark", "sourcequark", "replyquark"],
  ...["creditquark", "reportquark", "appealquark", "deletedquark"],
];
const PRIVATE_WORDS = ["notequark", "deletedquark", "subjectquark"];

type Scene = {
  leaving: Person;
  other: Person;
  moderator: Person;
  thread: Thread;
  elsewhere: Thread;
  root: number;
  answer: number;
  below: number;
  hidden: number;
  faraway: number;
  mentioning: number;
  credited: number;
  spelled: number;
};

/** Somebody who did whatever a member can do, and was named wherever somebody can be named. */
async function makeScene(): Promise<Scene> {
  await anotherForum();
  await seededDatabase();
  const { memberId, sessionId } = await signUp(
    VISITOR,
    { handle: HANDLE, email: EMAIL, password: PASSWORD },
    "an address",
  );
  const leaving: Person = { role: "member", id: memberId, handle: HANDLE, sessionId };
  const [other, moderator] = [await person("somebody-else"), await person("the-moderator", "moderator")];
  const [thread, elsewhere] = [await emptyThread("here"), await emptyThread("elsewhere")];
  const here = { thread: thread.slug };
  const root = await argue(leaving, {
    ...here,
    claim: "The claimquark",
    body: "The earlierquark stood here.",
    sources: "https://example.org/ sourcequark",
  });
  await editArgument(
    leaving,
    EditArgument.parse({
      kind: "root",
      id: root,
      revision: 1,
      claim: "The claimquark",
      body: "The bodyquark stands here.",
      sources: "https://example.org/ sourcequark",
    }),
  );
  const below = await reply(other, root, { ...here, quote: "bodyquark stands", body: `Well, @${HANDLE}, no.` });
  const answer = await reply(leaving, below, { ...here, stance: PRO, body: "A replyquark." });
  await reply(other, answer, { ...here, body: `So says @${HANDLE.toUpperCase()}. And kowalska_92-b is another.` });
  const spelled = await reply(other, below, {
    ...here,
    body: "So *kowalska\\_92*, kow*alska*_92, [kowalska%5F92](https://e.example/members/kowalska%5f92/x), kowalska&#95;92; **b**",
    sources: "https://e.example/@kowalska%5F92/y Says kowalska\\_92",
  });
  const mentioning = await argue(other, { ...here, stance: CONCERN, claim: `Against @${HANDLE}`, body: "Body" });
  const credited = await argue(other, { ...here, stance: CONCERN, claim: "Credited", body: "Body" });
  const why = `The creditquark moved me, says ${HANDLE}, and it did so more than anything.`;
  await creditArgument(leaving, { id: credited, changed: "point", why, position: 1 });
  await rateArgument(leaving, { id: credited, rating: "strong", position: 1 });
  await reportArgument(leaving, { id: mentioning, ground: "spam", note: "A reportquark." });
  const faraway = await argue(leaving, { thread: elsewhere.slug, claim: "Faraway claimquark", body: "bodyquark" });
  const deleted = await argue(leaving, { ...here, claim: "A deletedquark", body: "deletedquark" });
  await deleteArgument(leaving, { id: deleted });
  const hidden = await argue(leaving, { ...here, claim: "Hidden claimquark", body: "bodyquark" });
  const reason = `Dear ${HANDLE}, this advertises.`;
  const { decisionId = 0 } = await hideArgument(moderator, { id: hidden, revision: 1, ground: "spam", reason });
  await appealDecision(leaving, { decision: decisionId ?? 0, words: "An appealquark.", token: undefined });
  await addNote(moderator, { handle: HANDLE, words: "A notequark." });
  await followThread(leaving, { thread: thread.slug });
  const notice = { offence: "other", address: `/threads/here/arguments/${root}`, law: "A law", goodFaith: "yes" };
  const from = { name: "Anna Kowalska", email: EMAIL, explanation: `I am ${HANDLE}.` };
  await sendNotice(VISITOR, SendNotice.parse({ ...notice, ...from }), "a network");
  await askForReset(VISITOR, { email: EMAIL }, "a network");
  inRawDatabase((db) =>
    db
      .prepare("INSERT INTO identities (provider, subject, member_id, created_at) VALUES ('a service', ?, ?, 0)")
      .run(`subjectquark of ${HANDLE}`, memberId),
  );
  await turnedOn(leaving, PASSWORD);
  await signIn(VISITOR, { email: EMAIL, password: PASSWORD }, "a network");
  for (const id of [root, answer]) await longAgo(id, 3_600_000);
  mkdirSync(join(dataFolder(), "outbox"));
  writeFileSync(join(dataFolder(), "outbox", "a.eml"), `To: ${EMAIL}`);
  writeFileSync(join(dataFolder(), "outbox", "b.eml"), "To: somebody-else@example.org");
  return {
    leaving,
    other,
    moderator,
    thread,
    elsewhere,
    root,
    answer,
    below,
    hidden,
    faraway,
    mentioning,
    credited,
    spelled,
  };
}

/** Everything that lies in the data folder, byte for byte, and as a search would find it. */
function bytes(): string {
  const files = readdirSync(dataFolder(), { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const texts = files.map((file) => readFileSync(join(file.parentPath, file.name), "latin1"));
  // The files of a server are its own: of it, what is in any row, also of the search index.
  return [...texts, ...(onPostgres ? [JSON.stringify(everyRow())] : [])].join("\n");
}
const found = (text: string, words: readonly string[]) =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

async function surfaces({ other, thread, root, below, credited }: Scene): Promise<string> {
  return JSON.stringify([
    await getArgumentPage(thread.id, [PRO, CONCERN], "newest", null),
    await getArgument(thread.slug, below),
    await getArgument(thread.slug, root).catch(String),
    await listCredits(credited),
    await listNotifications(other),
    await listMembers(),
    await listDecisions(),
    await searchEverything(HANDLE),
    await searchEverything("former"),
  ]);
}

const leave = (who: Person, mode: Erasure, current = PASSWORD) =>
  eraseAccount(who, { mode, current, understood: "yes" });

let scene: Scene;

describe.each(["keep", "blank"] as const)("who leaves so that arguments are: %s", (mode) => {
  let repliesBefore: unknown;

  beforeAll(async () => {
    scene = await makeScene();
    expect(found(bytes(), [HANDLE, EMAIL, "Anna Kowalska", ...WORDS, ...PRIVATE_WORDS])).toHaveLength(
      3 + new Set([...WORDS, ...PRIVATE_WORDS]).size + 1,
    );
    const { argument } = await getArgument("here", scene.below);
    repliesBefore = argument.replies.map(({ id }) => id);
    expect(inRawDatabase((db) => db.prepare("SELECT count(*) FROM awaited_codes").pluck().get())).toBe(1);
    await leave(scene.leaving, mode);
  });

  test("leaves no byte of name, address or what was forgotten in any file", () => {
    const forgotten = mode === "blank" ? WORDS : [];
    const all = bytes().replaceAll("kowalska_92-b", "");
    expect(found(all, [HANDLE, EMAIL, "Anna Kowalska", ...PRIVATE_WORDS, ...forgotten])).toEqual([]);
  });

  test("keeps what was to be kept", () => {
    const kept = WORDS.filter((word) => word !== "deletedquark");
    if (mode === "keep") expect(found(bytes(), kept)).toEqual(kept);
    expect(readdirSync(join(dataFolder(), "outbox"))).toEqual(["b.eml"]);
    expect(bytes()).toContain("kowalska_92-b");
  });

  test("shows no name on any page, and nothing of a member", async () => {
    const shown = await surfaces(scene);
    expect(found(shown.replaceAll("kowalska_92-b", ""), [`"by":"${HANDLE}"`, `@${HANDLE}`, EMAIL])).toEqual([]);
    expect((await searchEverything("former", { kind: "members" })).members.results).toEqual([]);
    await expect(findMember(HANDLE)).rejects.toThrow("There is no member");
    expect((await listMembers()).members.filter(({ handle }) => handle.startsWith("former"))).toEqual([]);
  });

  test("leaves nothing of a second step, nor of a sign-in that waits for its code", () => {
    const left = ["second_factors", "recovery_codes", "awaited_codes"].map((table) =>
      inRawDatabase((db) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    );
    expect(left).toEqual([0, 0, 0]);
  });

  test("ends the session at once", async () => {
    expect(await viewerOfSession(scene.leaving.sessionId)).toEqual(VISITOR);
  });

  test("leaves the thread as it was around the arguments", async () => {
    const { ancestors, argument } = await getArgument("here", scene.below);
    expect(argument.replies.map(({ id }) => id)).toEqual(repliesBefore);
    expect(argument).toMatchObject({ state: "shown", author: "somebody-else" });
    expect(ancestors.map(({ state }) => state)).toEqual([mode === "keep" ? "shown" : "deleted"]);
    expect((await listCredits(scene.credited)).credits).toMatchObject([
      { by: expect.stringMatching(/^former-participant-/) },
    ]);
  });

  test("leaves a record that checks out, and the digest of what was told anew", async () => {
    expect((await verify()).faults).toEqual([]);
    const acts = inRawDatabase((db) =>
      db.prepare("SELECT act, detail FROM audit WHERE act IN ('erase-member', 'redact-decision') ORDER BY id").all(),
    );
    expect(acts).toMatchObject([
      { act: "redact-decision" },
      { act: "erase-member", detail: expect.stringContaining(mode) },
    ]);
  });

  test("is listed by number alone, beside the database too", () => {
    const [row] = inRawDatabase((db) => db.prepare("SELECT * FROM erasures").all()) as Record<string, unknown>[];
    expect(row).toMatchObject({ member_id: scene.leaving.id, mode, is_done: 1 });
    expect(readFileSync(join(dataFolder(), "erasures"), "utf8")).toBe(
      `${scene.leaving.id} ${row?.joined_at} ${mode}\n`,
    );
  });
});

describe("arguments that stay without a name", () => {
  beforeAll(async () => {
    scene = await makeScene();
    await leave(scene.leaving, "keep");
  });

  test("have another name in each thread, which other texts use as well", async () => {
    const [here, faraway] = [await getArgument("here", scene.root), await getArgument("elsewhere", scene.faraway)];
    const names = [here, faraway].map(({ argument }) => (argument.state === "shown" ? argument.author : ""));
    expect(names).toEqual([
      expect.stringMatching(/^former-participant-[a-z2-9]{5}$/),
      expect.stringMatching(/^former-participant-[a-z2-9]{5}$/),
    ]);
    expect(names[0]).not.toBe(names[1]);
    const below = await getArgument("here", scene.below);
    expect(below.argument).toMatchObject({ html: `<p>Well, ${names[0]}, no.</p>`, quote: "bodyquark stands" });
    expect((await getArgument("here", scene.mentioning)).argument).toMatchObject({ claim: `Against ${names[0]}` });
    expect((await getArgument("here", scene.answer)).argument).toMatchObject({ author: names[0] });
  });

  test("are named so however the name was spelled, in the text that is edited too, and nothing else changes", async () => {
    const { argument } = await getArgument("here", scene.root);
    const name = argument.state === "shown" ? argument.author : "";
    const link = `<a href="https://e.example/members/${name}/x" rel="nofollow ugc noopener">${name}</a>`;
    expect((await getArgument("here", scene.spelled)).argument).toMatchObject({
      html: `<p>So <em>${name}</em>, ${name}, ${link}, ${name}; <strong>b</strong></p>`,
      sources: [{ title: `Says ${name}`, url: `https://e.example/@${name}/y` }],
    });
    const body = inRawDatabase((db) =>
      db.prepare("SELECT body FROM argument_revisions WHERE argument_id = ?").pluck().get(scene.spelled),
    );
    expect(body).toBe(`So *${name}*, ${name}, [${name}](https://e.example/members/${name}/x), ${name}; **b**`);
  });

  test("can still be moderated", async () => {
    await hideArgument(scene.moderator, { id: scene.faraway, revision: 1, ground: "spam", reason: "It advertises." });
    expect((await getArgument("elsewhere", scene.faraway).catch((error: Error) => error)) instanceof Error).toBe(true);
    expect((await verify()).faults).toEqual([]);
  });
});

describe.runIf(!onPostgres)("what is left in files", () => {
  const file = (name: string) => join(dataFolder(), name);
  const replaceAWord = () =>
    inRawDatabase((db) =>
      db.exec(`INSERT INTO search_arguments (rowid, claim, body, author, place) VALUES (9999, 'oldquark', '', '', '');
        DELETE FROM search_arguments WHERE rowid = 9999`),
    );

  beforeAll(async () => {
    scene = await makeScene();
    await leave(scene.leaving, "blank");
  });

  test("goes at a start where the program ended too early", async () => {
    const listed = readFileSync(file("erasures"), "utf8");
    rmSync(file("erasures"));
    rmSync(file("erasures-complete"));
    replaceAWord();
    expect(found(bytes(), ["oldquark"])).toEqual(["oldquark"]);
    expect(await leaveNoTraceOfLate()).toBe(true);
    expect(found(bytes(), ["oldquark"])).toEqual([]);
    expect(readFileSync(file("erasures"), "utf8")).toBe(listed);
    const before = readFileSync(file("parley.db"));
    expect(await leaveNoTraceOfLate()).toBe(true);
    expect(readFileSync(file("parley.db")).equals(before)).toBe(true);
  });

  test("while somebody reads is told and counted, and goes the next time", async () => {
    const told = vi.spyOn(log, "warn").mockImplementation(() => {});
    const incomplete = async () =>
      sumOf(await readMetrics(await waitingMeasures(() => true)()), "parley_erasures_incomplete");
    const next = await person("next-one");
    const reader = new SQLite(file("parley.db"));
    reader.exec("BEGIN; SELECT count(*) FROM members");
    await argue(scene.other, { claim: "As the reader does not know it", body: "Body" });
    expect(await eraseMember(SYSTEM, { handle: "next-one", mode: "keep" })).toBe(false);
    expect(told.mock.calls).toEqual([[expect.stringContaining("when Parley tries again")]]);
    expect(await incomplete()).toBe(1);
    // A backup that is restored has them in it all the same.
    expect(readFileSync(file("erasures"), "utf8")).toContain(`\n${next.id} `);
    expect(found(bytes(), ["next-one"])).toEqual(["next-one"]);
    reader.close();
    expect(await leaveNoTraceOfLate()).toBe(true);
    expect(found(bytes(), ["next-one"])).toEqual([]);
    expect(await incomplete()).toBe(0);
    told.mockRestore();
  }, 30_000);
});

describe("leaving", () => {
  beforeAll(async () => {
    scene = await makeScene();
  });

  test("needs the password", async () => {
    await expect(leave(scene.leaving, "blank", "another password")).rejects.toMatchObject({
      fields: { current: "This is not your current password." },
    });
    expect(await viewerOfSession(scene.leaving.sessionId)).toMatchObject({ handle: HANDLE });
  });

  test("needs a recent sign-in of who has no password", async () => {
    const guest = await person("without-password");
    inRawDatabase((db) =>
      db.prepare("UPDATE sessions SET created_at = created_at - 660000 WHERE id = ?").run(guest.sessionId),
    );
    await expect(leave(guest, "keep", "")).rejects.toThrow("within ten minutes of signing in");
    inRawDatabase((db) =>
      db.prepare("UPDATE sessions SET created_at = created_at + 120000 WHERE id = ?").run(guest.sessionId),
    );
    await leave(guest, "keep", "");
    expect(await viewerOfSession(guest.sessionId)).toEqual(VISITOR);
  });

  test.each(["moderator", "admin"] as const)("is not for a %s, who gives the role back first", async (role) => {
    const who = await person(`a-${role}`, role);
    await expect(leave(who, "keep", "")).rejects.toThrow("Ask an admin to make you a member first");
    expect(await viewerOfSession(who.sessionId)).toMatchObject({ role });
  });

  test("is nothing for a visitor", async () => {
    await expect(eraseAccount(VISITOR, { mode: "keep", understood: "yes" })).rejects.toMatchObject({
      status: 401,
    });
  });

  test("frees the name and the address for somebody new, whose row is another one", async () => {
    await leave(scene.leaving, "keep");
    const again = await signUp(VISITOR, { handle: HANDLE, email: EMAIL, password: PASSWORD }, "another address");
    expect(again.memberId).not.toBe(scene.leaving.id);
    expect((await getThread("here")).slug).toBe("here");
  });
});
