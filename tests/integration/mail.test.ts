import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { dataFolder, read } from "#db/client";
import { mails, notifications } from "#db/schema/notifications";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { Forbidden } from "#lib/errors";
import { followThread } from "#lib/following/follow-thread";
import { claimMail } from "#lib/mail/claim-mail";
import { finishMail } from "#lib/mail/finish-mail";
import { LEASE_MS, MOST_TRIES, PAUSES_MS } from "#lib/mail/rules";
import { sendMail } from "#lib/mail/send-mail";
import { sendRound } from "#lib/mail/start-mail";
import { hideArgument } from "#lib/moderation/hide-argument";
import { suspendMember } from "#lib/moderation/suspend-member";
import { gatherMail } from "#lib/notifications/gather-mail";
import { markRead } from "#lib/notifications/mark-read";
import { saveSwitches } from "#lib/notifications/save-switches";
import { SaveSwitches } from "#lib/notifications/schema";
import { unsubscribe } from "#lib/notifications/unsubscribe";
import { unsubscribeToken } from "#lib/notifications/unsubscribe-token";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, HOUR, MINUTE, setClock, stoppedClock } from "#tests/integration/clock";
import { type PostOffice, postOffice } from "#tests/integration/post-office";
import { everyRow } from "#tests/integration/raw-database";
import { argue, emptyThread, newKey, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";

const ORIGIN = "https://debate.example.org";
const parts = { gather: gatherMail, claim: claimMail, send: sendMail, finish: finishMail };

let office: PostOffice;
let moderator: Person;
let ada: Person;
let bob: Person;
let root: number;

stoppedClock();

beforeAll(async () => {
  await seededDatabase();
  office = await postOffice();
});
afterAll(() => office.close());

beforeEach(async () => {
  vi.stubEnv("PARLEY_ORIGIN", ORIGIN);
  vi.stubEnv("SMTP_URL", office.url);
  moderator ??= await person("the-moderator", "moderator");
  ada = await person(`ada-${newKey().slice(0, 6)}`);
  bob = await person(`bob-${newKey().slice(0, 6)}`);
  root = await argue(ada, { claim: "Trade needs a channel" });
});

// What one test leaves is no mail of the next.
afterEach(async () => {
  office.refuse(undefined);
  setClock(30 * DAY);
  for (const member of [ada, bob]) await unsubscribe(VISITOR, { token: unsubscribeToken(member.id) });
  await sendRound(parts);
  vi.unstubAllEnvs();
  office.mails.length = 0;
  office.raw.length = 0;
});

/** A round at so long after the reply of the test. */
async function roundAt(ms: number) {
  setClock(ms);
  await sendRound(parts);
  return office.mails.length;
}

const mailRow = async (member = ada) =>
  (await read((db) => db.select().from(mails))).findLast(({ memberId }) => memberId === member.id);
const hide = (id: number) => hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Posted twice." });
const at = (ms: number) => new Date(Date.parse("2026-03-02T12:00:00Z") + ms);

describe("a clock that was ahead by years and was put right", () => {
  const AHEAD = 3650 * DAY;

  test("has nobody wait for it who was told of something then, or was just sent a mail", async () => {
    setClock(AHEAD);
    await reply(bob, root, { body: "Of the future" });
    expect(await roundAt(0)).toBe(1);
    await reply(bob, root, { body: "Of the present" });
    expect(await roundAt(AHEAD + 2 * HOUR)).toBe(1);
    await reply(bob, root, { body: "Of the future again" });
    expect(await roundAt(AHEAD + 3 * HOUR)).toBe(2);
    // The last mail has a moment of the future, and holds up none of the present.
    setClock(2 * HOUR);
    await reply(bob, root, { body: "Of later" });
    expect(await roundAt(2 * HOUR + 10 * MINUTE)).toBe(3);
    expect(office.mails[2]?.text).toContain("Of later");
  });

  test.each([
    ["was not tried yet", 0, AHEAD],
    ["was not tried yet, by a clock that was ahead by an hour alone", 0, HOUR],
    ["could not be sent", 2, AHEAD],
  ])("has no mail wait that %s", async (_, tries, ahead) => {
    await reply(bob, root);
    setClock(ahead);
    await reply(bob, root);
    setClock(ahead + 10 * MINUTE);
    await gatherMail(SYSTEM);
    office.refuse(450);
    for (let i = 0; i < tries; i += 1) await roundAt(ahead + 10 * MINUTE + i * HOUR);
    office.refuse(undefined);
    expect(await mailRow()).toMatchObject({ tries, sentAt: null });
    expect(await roundAt(0)).toBe(1);
    expect(await mailRow()).toMatchObject({ tries: tries + 1, sentAt: at(0) });
  });

  test("ends no pause that is as long as one may be", async () => {
    await reply(bob, root);
    office.refuse(450);
    let now = 10 * MINUTE;
    await roundAt(now);
    for (const pause of PAUSES_MS.slice(0, -1)) {
      now += pause;
      await roundAt(now);
    }
    office.refuse(undefined);
    expect(await mailRow()).toMatchObject({ tries: PAUSES_MS.length, nextTryAt: at(now + 12 * HOUR) });
    expect(await roundAt(now)).toBe(0);
    expect(await roundAt(now + 12 * HOUR)).toBe(1);
  });
});

describe("a mail", () => {
  test("comes once, ten minutes after something new that was not read", async () => {
    const answer = await reply(bob, root, { body: "It does *not*." });
    expect(await roundAt(10 * MINUTE - 1)).toBe(0);
    expect(await roundAt(10 * MINUTE)).toBe(1);
    expect(await roundAt(11 * MINUTE)).toBe(1);
    const [mail] = office.mails;
    const [told] = (await read((db) => db.select().from(notifications))).filter(({ memberId }) => memberId === ada.id);
    const link = `${ORIGIN}/notifications/${told?.id}?to=${encodeURIComponent(`/threads/${THREAD}/arguments/${answer}`)}`;
    expect(mail?.to).toMatchObject({ text: `${ada.handle}@example.org` });
    expect(mail?.from?.text).toBe('"Parley" <parley@debate.example.org>');
    expect(mail?.subject).toBe("You have a new notification on Parley.");
    expect(mail?.text).toContain(
      `Hello ${ada.handle},\n\n${bob.handle} replied to your argument “Trade needs a channel”.\n> It does not.\n${link}\n`,
    );
    expect(mail?.html).toBe(false);
    expect(await mailRow()).toMatchObject({ tries: 1, nextTryAt: null, sentAt: at(10 * MINUTE), failure: null });
  });

  test("does not come of what was read on the page", async () => {
    await reply(bob, root);
    await markRead(ada, { upTo: 1_000_000 });
    expect(await roundAt(HOUR)).toBe(0);
    expect(await mailRow()).toBeUndefined();
  });

  test("tells of several at once, and the next comes an hour later at the soonest", async () => {
    for (const body of ["One", "Two"]) await reply(bob, root, { body });
    await argue(bob, { claim: "On channels", body: `@${ada.handle}` });
    expect(await roundAt(10 * MINUTE)).toBe(1);
    expect(office.mails[0]?.subject).toBe("You have 3 new notifications on Parley.");
    expect(office.mails[0]?.text).toMatch(/> One\n.+> Two\n.+mentioned you in the argument “On channels”\./s);
    await reply(bob, root, { body: "Three" });
    expect(await roundAt(HOUR)).toBe(1);
    expect(await roundAt(HOUR + 10 * MINUTE + 1)).toBe(2);
    expect(office.mails[1]?.text).not.toMatch(/One|Two/);
  });

  test("says nothing of what was hidden, deleted, read or switched off between gathering and sending", async () => {
    const bodies = ["Hidden words", "Deleted words", "Read words", "Still there"];
    const ids: number[] = [];
    for (const body of bodies) ids.push(await reply(bob, root, { body }));
    await argue(bob, { body: `@${ada.handle} switched off` });
    setClock(10 * MINUTE);
    expect(await gatherMail(SYSTEM)).toEqual({ gathered: 1 });
    await hide(ids[0] ?? 0);
    await deleteArgument(bob, { id: ids[1] ?? 0 });
    const third = (await read((db) => db.select().from(notifications))).find((row) => row.argumentId === ids[2]);
    await markRead(ada, { id: third?.id ?? 0 });
    await saveSwitches(ada, SaveSwitches.parse({ "reply.mail": "yes", "mention.page": "yes" }));
    await sendRound(parts);
    expect(office.mails).toHaveLength(1);
    expect(office.raw.join()).not.toMatch(/Hidden|Deleted|Read words|switched/);
    expect(office.mails[0]?.text).toContain("Still there");
    expect(office.mails[0]?.subject).toBe("You have a new notification on Parley.");
  });

  test("with nothing left to say is closed without being sent", async () => {
    const answer = await reply(bob, root);
    setClock(10 * MINUTE);
    await gatherMail(SYSTEM);
    await deleteArgument(bob, { id: answer });
    await sendRound(parts);
    expect(office.mails).toEqual([]);
    expect(await mailRow()).toMatchObject({ sentAt: null, nextTryAt: null, failure: null });
  });

  test("tells of a decision, with ground and words, and not the hidden text", async () => {
    await hide(root);
    await roundAt(10 * MINUTE);
    expect(office.mails[0]?.text).toMatch(
      /The moderators hid your argument in “.+”\.\nThe house rule: No advertising, no repetition\nThe moderators wrote: Posted twice\.\nhttps:/,
    );
    expect(office.raw.join()).not.toMatch(/Trade|the-moderator/);
  });

  test("comes to a suspended member of decisions alone", async () => {
    await reply(bob, root, { body: "For later" });
    await suspendMember(moderator, { handle: ada.handle, ground: "spam", reason: "Too much.", days: 3 });
    await roundAt(10 * MINUTE);
    expect(office.mails[0]?.text).toContain("The moderators suspended your account until 5 March 2026.");
    expect(office.raw.join()).not.toContain("For later");
  });

  test("has a line for each followed thread with news, and does not come for these alone", async () => {
    const slug = `followed-${newKey().slice(0, 6)}`;
    await emptyThread(slug);
    await followThread(ada, { thread: slug });
    setClock(2 * MINUTE);
    await argue(await person(`eve-${newKey().slice(0, 6)}`), { thread: slug, key: newKey() });
    expect(await roundAt(2 * HOUR)).toBe(0);
    await reply(bob, root);
    expect(await roundAt(3 * HOUR)).toBe(1);
    expect(office.mails[0]?.text).toContain(
      `Threads you follow:\n\nThere is 1 new argument in “A title”.\n${ORIGIN}/threads/${slug}\n`,
    );
  });

  test("can hold no header of a member's making", async () => {
    const hostile = 'x\u2028Bcc: all@example.org <script> =?utf-8?q?x?= “\\"; \u0085';
    await reply(bob, await argue(ada, { claim: `${hostile.replace("\u0085", "")} Subject: y` }), {
      body: "a\r\nBcc: all@example.org\r\n.\r\nMAIL FROM:<x@example.org>\r\n\r\n-- \nend",
    });
    await roundAt(10 * MINUTE);
    const [mail] = office.mails;
    expect([...(mail?.headers.keys() ?? [])].toSorted()).toEqual([
      "auto-submitted",
      "content-transfer-encoding",
      "content-type",
      "date",
      "from",
      "list",
      "message-id",
      "mime-version",
      "subject",
      "to",
    ]);
    expect(office.mails).toHaveLength(1);
    expect(mail?.subject).toBe("You have a new notification on Parley.");
    expect(mail?.text).toContain("Subject: y");
  });

  test("is a file in data/outbox where no mail server is named", async () => {
    vi.stubEnv("SMTP_URL", "");
    await reply(bob, root, { body: "Laid down" });
    expect(await roundAt(10 * MINUTE)).toBe(0);
    const folder = join(dataFolder(), "outbox");
    const files = readdirSync(folder);
    expect(files).toEqual([expect.stringMatching(/^digest\.\d+\.\d+-debate\.example\.org\.eml$/)]);
    const mail = await simpleParser(readFileSync(join(folder, files[0] ?? "")));
    expect([mail.subject, mail.text]).toEqual([
      "You have a new notification on Parley.",
      expect.stringContaining("> Laid down"),
    ]);
    expect(statSync(join(folder, files[0] ?? "")).mode & 0o007).toBe(0);
    expect(await mailRow()).toMatchObject({ sentAt: at(10 * MINUTE) });
  });
});

describe("a mail that is not taken", () => {
  test("is tried again after growing pauses, under the same Message-ID, and given up after the eighth time", async () => {
    await reply(bob, root);
    office.refuse(451, `Try ${ada.handle}@example.org later, forum pass-word`);
    let now = 10 * MINUTE;
    for (const [i, pause] of PAUSES_MS.entries()) {
      await roundAt(now);
      expect(await mailRow()).toMatchObject({ tries: i + 1, nextTryAt: at(now + pause), sentAt: null });
      await roundAt(now + pause - 1);
      expect((await mailRow())?.tries).toBe(i + 1);
      now += pause;
    }
    await roundAt(now);
    expect(await mailRow()).toMatchObject({ tries: MOST_TRIES, nextTryAt: null, sentAt: null });
    const failure = (await mailRow())?.failure;
    expect(failure).toMatch(/^EENVELOPE: .*451/);
    expect(failure).not.toMatch(/example\.org|pass-word|forum/);
    expect([PAUSES_MS[0], PAUSES_MS.at(-1), MOST_TRIES]).toEqual([MINUTE, 12 * HOUR, 8]);
  });

  test("arrives once when the server takes it the second time", async () => {
    await reply(bob, root);
    office.refuse(421);
    await roundAt(10 * MINUTE);
    office.refuse(undefined);
    expect(await roundAt(11 * MINUTE)).toBe(1);
    expect(await roundAt(2 * HOUR)).toBe(1);
    const row = await mailRow();
    expect(row).toMatchObject({ tries: 2, nextTryAt: null, failure: null });
    expect(office.mails[0]?.messageId).toBe(`<digest.${row?.id}.${at(10 * MINUTE).getTime()}@debate.example.org>`);
  });

  test("is given up at once when the address is refused for good", async () => {
    await reply(bob, root);
    office.refuse(550, "No such user");
    await roundAt(10 * MINUTE);
    expect(await mailRow()).toMatchObject({ tries: 1, nextTryAt: null, sentAt: null, failure: /550/ });
  });

  test("waits when nobody listens", async () => {
    vi.stubEnv("SMTP_URL", "smtp://user:hunter2@127.0.0.1:1");
    await reply(bob, root);
    await roundAt(10 * MINUTE);
    const row = await mailRow();
    expect(row).toMatchObject({ tries: 1, nextTryAt: at(11 * MINUTE) });
    expect(row?.failure).toMatch(/ECONNREFUSED|ESOCKET/);
    expect(row?.failure).not.toMatch(/hunter2|user/);
  });

  test("belongs to whoever took it up, until their time is over", async () => {
    await reply(bob, root);
    setClock(10 * MINUTE);
    await gatherMail(SYSTEM);
    const first = await claimMail(SYSTEM);
    expect(first).toMatchObject({ tries: 1 });
    expect(await claimMail(SYSTEM)).toBeUndefined();
    setClock(10 * MINUTE + LEASE_MS);
    const second = await claimMail(SYSTEM);
    expect(second).toEqual({ id: first?.id, tries: 2 });
    if (!first || !second) throw new Error("Nothing was claimed.");
    await finishMail(SYSTEM, first, { failure: "late", isFinal: true });
    expect(await mailRow()).toMatchObject({ tries: 2, failure: null, nextTryAt: expect.any(Date) });
    await finishMail(SYSTEM, second, { sent: true });
    expect(await mailRow()).toMatchObject({ sentAt: expect.any(Date), nextTryAt: null });
  });

  test("and whose last try never ended is given up", async () => {
    await reply(bob, root);
    setClock(10 * MINUTE);
    await gatherMail(SYSTEM);
    for (let i = 0; i <= MOST_TRIES; i += 1) {
      await claimMail(SYSTEM);
      setClock(10 * MINUTE + (i + 1) * LEASE_MS);
    }
    expect(await mailRow()).toMatchObject({ tries: MOST_TRIES, nextTryAt: null, sentAt: null });
  });
});

describe("unsubscribing", () => {
  test("works by the link of the mail, which says so as RFC 8058 wants, and ends all mail", async () => {
    await reply(bob, root);
    await roundAt(10 * MINUTE);
    const raw = office.raw[0]?.replace(/\r\n /g, " ").replace(/ +/g, " ") ?? "";
    expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    const token = /List-Unsubscribe: <https:\/\/debate\.example\.org\/unsubscribe\?token=([\w.-]+)>/.exec(raw)?.[1];
    expect(token).toBe(unsubscribeToken(ada.id));
    await unsubscribe(VISITOR, { token: token ?? "" });
    const rows = everyRow();
    await unsubscribe(VISITOR, { token: token ?? "" });
    expect(everyRow()).toEqual(rows);
    await reply(bob, root);
    await hide(root);
    expect(await roundAt(3 * HOUR)).toBe(1);
  });

  test("takes no token that is not ours", async () => {
    const token = unsubscribeToken(ada.id);
    const wrong = [
      "",
      "1",
      `${bob.id}${token.slice(token.indexOf("."))}`,
      `${token}x`,
      token.slice(0, -1),
      ` ${token}`,
    ];
    for (const each of wrong) await expect(unsubscribe(VISITOR, { token: each }), each).rejects.toThrow(Forbidden);
  });
});

test("mail is the program's own work", async () => {
  for (const verb of [gatherMail, claimMail]) await expect(verb(ada)).rejects.toThrow(Forbidden);
  await expect(finishMail(VISITOR, { id: 1, tries: 1 }, { sent: true })).rejects.toMatchObject({ status: 401 });
});

test("what is older than three days comes in no mail", async () => {
  await reply(bob, root);
  expect(await roundAt(3 * DAY + 1)).toBe(0);
});
