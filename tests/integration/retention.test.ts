import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { RetentionTable } from "#components/privacy/retention-table";
import { dataFolder, write } from "#db/client";
import { endSession } from "#lib/accounts/end-session";
import { viewerOfSession } from "#lib/accounts/queries";
import { verify } from "#lib/audit/verify";
import { countHit } from "#lib/limits/count-hit";
import { log } from "#lib/log";
import { hideArgument } from "#lib/moderation/hide-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { suspendMember } from "#lib/moderation/suspend-member";
import { SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { markRead } from "#lib/notifications/mark-read";
import { eraseMember } from "#lib/privacy/erase-member";
import { forgetFiles } from "#lib/privacy/forget-files";
import { forgetOld } from "#lib/privacy/forget-old";
import { FORGET_ROWS } from "#lib/privacy/forget-rows";
import { WORDS_NAMES } from "#lib/privacy/forget-words";
import { RETENTION } from "#lib/privacy/retention";
import { VISITOR } from "#lib/viewer";
import { DAY, HOUR, setClock, stoppedClock } from "#tests/integration/clock";
import { inRawDatabase } from "#tests/integration/raw-database";
import { argue, lastAct, person, reply, SYSTEM, seededDatabase } from "#tests/people";

stoppedClock();

const count = (sql: string) => inRawDatabase((db) => db.prepare(sql).pluck().get()) as number;
let names = 0;
const newName = () => `member-${names++}`;

beforeEach(async () => {
  await seededDatabase();
  await forgetOld(SYSTEM);
});

describe("what is over is forgotten, and not before", () => {
  test("attempts after a day", async () => {
    await write((tx) => countHit(tx, { name: "a-limit", hits: 3, seconds: 60 }, "somebody"));
    setClock(DAY);
    expect(await forgetOld(SYSTEM)).not.toHaveProperty("limits");
    setClock(DAY + 1);
    expect(await forgetOld(SYSTEM)).toMatchObject({ limits: expect.any(Number) });
    expect(count("SELECT count(*) FROM limits")).toBe(0);
  });

  test("sessions a day after they ended or expired; those that live stay", async () => {
    const [leaving, staying] = [await person(newName()), await person(newName())];
    await endSession(leaving);
    setClock(DAY);
    expect(await forgetOld(SYSTEM)).not.toHaveProperty("sessions");
    setClock(DAY + 1);
    expect(await forgetOld(SYSTEM)).toMatchObject({ sessions: 1 });
    expect(await viewerOfSession(staying.sessionId)).toMatchObject({ id: staying.id });
    setClock(31 * DAY + 1);
    await forgetOld(SYSTEM);
    expect(count("SELECT count(*) FROM sessions")).toBe(0);
  });

  test("links in mails and sign-ins that led nowhere a day after they were over; accounts that nobody finished after a week", async () => {
    const member = await person(newName());
    inRawDatabase((db) => {
      const now = Date.now();
      db.prepare(
        "INSERT INTO mail_links (purpose, member_id, email, nonce, token_hash, created_at, expires_at) VALUES ('reset-password', ?, 'a@example.org', ?, 'hash', ?, ?)",
      ).run(member.id, "n".repeat(22), now, now + HOUR);
      db.prepare(
        "INSERT INTO pending_sign_ins (token_hash, provider, subject, email, leads_to, created_at, expires_at) VALUES ('hash', 'p', 's', 'a@example.org', '/', ?, ?)",
      ).run(now, now + HOUR);
      db.prepare(
        "INSERT INTO awaited_codes (token_hash, member_id, created_at, expires_at) VALUES ('hash', ?, ?, ?)",
      ).run(member.id, now, now + HOUR);
      db.prepare(
        "INSERT INTO members (handle, email, password_hash, role, created_at) VALUES ('unfinished', 'u@example.org', 'none', 'member', ?)",
      ).run(now);
      db.exec("INSERT INTO mentions (argument_id, member_id) SELECT 1, id FROM members WHERE handle = 'unfinished'");
    });
    setClock(DAY + HOUR);
    expect(await forgetOld(SYSTEM)).not.toHaveProperty("mailLinks");
    setClock(DAY + HOUR + 1);
    expect(await forgetOld(SYSTEM)).toMatchObject({ mailLinks: 1, pendingSignIns: 1, awaitedCodes: 1 });
    setClock(7 * DAY);
    expect(await forgetOld(SYSTEM)).not.toHaveProperty("unfinishedAccounts");
    setClock(7 * DAY + 1);
    expect(await forgetOld(SYSTEM)).toMatchObject({ unfinishedAccounts: 1 });
    expect(count("SELECT count(*) FROM members WHERE handle = 'unfinished'")).toBe(0);
    expect(count(`SELECT count(*) FROM members WHERE id = ${member.id}`)).toBe(1);
  });

  test("notifications 90 days after they were read, a year after they came; mails after 90 days", async () => {
    const [author, other] = [await person(newName()), await person(newName())];
    const root = await argue(author);
    await reply(other, root);
    await markRead(author, { upTo: count("SELECT max(id) FROM notifications") });
    await reply(await person(newName()), root);
    inRawDatabase((db) => {
      db.exec(
        `INSERT INTO mails (member_id, kind, created_at, tries, sent_at) VALUES (${author.id}, 'digest', ${Date.now()}, 1, ${Date.now()})`,
      );
      db.exec(`UPDATE notifications SET mail_id = (SELECT max(id) FROM mails) WHERE member_id = ${author.id}`);
    });
    const own = `SELECT count(*) FROM notifications WHERE member_id = ${author.id}`;
    setClock(90 * DAY);
    await forgetOld(SYSTEM);
    expect(count(own)).toBe(2);
    setClock(90 * DAY + 1);
    expect(await forgetOld(SYSTEM)).toMatchObject({ readNotifications: 1, mails: 1 });
    expect(count(own)).toBe(1);
    expect(count("SELECT count(*) FROM mails")).toBe(0);
    setClock(365 * DAY + 1);
    expect(await forgetOld(SYSTEM)).toMatchObject({ unreadNotifications: 1 });
    expect(count(own)).toBe(0);
  });

  test("what a report said, who sent a notice, and words to who left; what was decided stays and checks out", async () => {
    const [author, reporter] = [await person(newName()), await person(newName())];
    const moderator = await person(newName(), "moderator");
    const id = await argue(author);
    await reportArgument(reporter, { id, ground: "spam", note: "Words of the reporter." });
    const notice = { offence: "other", address: `/threads/eu-taliban-brussels/arguments/${id}`, law: "A law" };
    const from = { name: "A notifier", email: "notifier@example.org", explanation: "It is.", goodFaith: "yes" };
    await sendNotice(VISITOR, SendNotice.parse({ ...notice, ...from }), "a network");
    await hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Words to the author." });
    await eraseMember(SYSTEM, { handle: author.handle, mode: "keep" });
    const kept = () =>
      inRawDatabase((db) => [
        db.prepare("SELECT note FROM reports ORDER BY id DESC").pluck().get(),
        db.prepare("SELECT email FROM notices ORDER BY id DESC").pluck().get(),
        db.prepare("SELECT reason FROM decisions WHERE kind = 'hide' ORDER BY id DESC").pluck().get(),
      ]);
    setClock(270 * DAY);
    await forgetOld(SYSTEM);
    expect(kept()).toEqual(["Words of the reporter.", "notifier@example.org", "Words to the author."]);
    setClock(270 * DAY + 1);
    expect(await forgetOld(SYSTEM)).toMatchObject({ notifiers: 1, wordsToFormer: 1 });
    expect(kept()).toEqual(["Words of the reporter.", "(none)", "…"]);
    setClock(365 * DAY + 1);
    expect(await forgetOld(SYSTEM)).toMatchObject({ reportNotes: 1 });
    expect(kept()).toEqual(["", "(none)", "…"]);
    expect(count("SELECT count(*) FROM erasures WHERE NOT is_done")).toBe(0);
    expect((await verify()).faults).toEqual([]);
  });

  test("not an account that nobody finished, where moderators decided about it: that is kept, and the rest goes on", async () => {
    const moderator = await person(newName(), "moderator");
    const { handle, id } = await person(newName());
    await suspendMember(moderator, { handle, days: 7, ground: "spam", reason: "It was made to advertise." });
    inRawDatabase((db) => db.prepare("UPDATE members SET verified_at = NULL WHERE id = ?").run(id));
    await write((tx) => countHit(tx, { name: "one-more-limit", hits: 3, seconds: 60 }, "somebody"));
    setClock(8 * DAY);
    const forgotten = await forgetOld(SYSTEM);
    expect(forgotten).toHaveProperty("limits");
    expect(forgotten).not.toHaveProperty("unfinishedAccounts");
    expect(count(`SELECT count(*) FROM members WHERE id = ${id} AND suspended_by_id IS NOT NULL`)).toBe(1);
  });

  test("files of mails after 30 days", async () => {
    const folder = join(dataFolder(), "outbox");
    mkdirSync(folder, { recursive: true });
    for (const [name, days] of [
      ["old.eml", 30],
      ["new.eml", 29],
    ] as const) {
      writeFileSync(join(folder, name), "A mail");
      const at = (Date.now() - days * DAY) / 1000;
      utimesSync(join(folder, name), at, at);
    }
    expect(await forgetFiles()).toBe(1);
    expect([existsSync(join(folder, "old.eml")), existsSync(join(folder, "new.eml"))]).toEqual([false, true]);
  });

  test("copies of the database that something interrupted left, after a day; backups by hand as others, after 30", async () => {
    const [data, elsewhere] = [dataFolder(), join(dataFolder(), "elsewhere")];
    for (const folder of [join(data, "backups"), elsewhere]) mkdirSync(folder, { recursive: true });
    const lists = ["erasures.a1b2c3.part", "erasures-complete.a1b2c3.part"].map((name) => join(data, name));
    const left = [
      ...lists,
      join(data, ".restore-a1b2c3"),
      join(data, ".moving-a1b2c3"),
      join(elsewhere, ".parley-a1b2c3"),
    ];
    const copies = [join(data, "backups", "parley-2026-01-02T03-04-05Z.db"), join(data, "replaced-2026.db-wal")];
    const others = [join(data, "backups", "parley-2026-02-02T03-04-05Z.db"), join(data, ".mine-a1b2c3")];
    const age = (place: string, days: number) => {
      const at = (Date.now() - days * DAY) / 1000;
      utimesSync(place, at, at);
    };
    for (const folder of left) {
      mkdirSync(folder);
      writeFileSync(join(folder, "parley.db"), "A copy");
      age(folder, 2);
    }
    for (const file of [...copies, ...others]) writeFileSync(file, "A copy");
    for (const file of copies) age(file, 31);
    for (const file of others) age(file, 29);
    expect(await forgetFiles(Date.now(), elsewhere)).toBe(left.length + copies.length);
    expect([...left, ...copies].filter((place) => existsSync(place))).toEqual([]);
    expect(others.filter((place) => existsSync(place))).toEqual(others);
  });
});

test("each time is one row of the record, with numbers; a second time at once forgets nothing and leaves none", async () => {
  await write((tx) => countHit(tx, { name: "another-limit", hits: 3, seconds: 60 }, "somebody"));
  setClock(2 * DAY);
  const forgotten = await forgetOld(SYSTEM);
  expect(await lastAct()).toMatchObject({ act: "forget-old", subject: "house retention", detail: forgotten });
  const rows = count("SELECT count(*) FROM audit");
  expect(await forgetOld(SYSTEM)).toEqual({});
  expect(count("SELECT count(*) FROM audit")).toBe(rows);
});

test("only the program forgets", async () => {
  await expect(forgetOld(await person(newName(), "admin"))).rejects.toMatchObject({ status: 403 });
});

test("the table has what moderators note of members, and who left", () => {
  expect(RETENTION).toMatchObject({ memberNotes: { keptMs: null }, erasures: { keptMs: null } });
});

test("what the table says is forgotten is, and the page says all of it", () => {
  const timed = Object.entries(RETENTION).flatMap(([name, { keptMs }]) => (keptMs === null ? [] : [name]));
  // Files are in forget-files; backups are rotated where they are made.
  expect([...Object.keys(FORGET_ROWS), ...WORDS_NAMES, "outbox", "backups"].toSorted()).toEqual(timed.toSorted());
  const page = renderToStaticMarkup(RetentionTable());
  for (const { what, why, until, basis } of Object.values(RETENTION))
    for (const words of [what, why, `Kept ${until}.`, `Legal basis: ${basis}.`]) expect(page).toContain(words);
});

const SAID: [RegExp, number][] = [
  [/nine months/, 270],
  [/a year/, 365],
  [/a day/, 1],
];

test("the table is as the numbers in it say", () => {
  for (const { keptMs, until } of Object.values(RETENTION)) {
    if (keptMs === null) continue;
    const days = SAID.find(([words]) => words.test(until))?.[1] ?? Number(/(\d+) days/.exec(until)?.[1]);
    expect(days * DAY, until).toBe(keptMs);
  }
  expect(readFileSync("app/privacy/page.tsx", "utf8")).toContain("<RetentionTable />");
});

test("rounds follow each other, past one that breaks, until they are stopped", async () => {
  vi.useFakeTimers();
  const { startRounds } = await import("#lib/start-rounds");
  const told = vi.spyOn(log, "error").mockImplementation(() => {});
  let rounds = 0;
  const stop = startRounds(
    async () => {
      rounds += 1;
      if (rounds === 1) throw new Error("It broke.");
    },
    HOUR,
    1_000,
  );
  await vi.advanceTimersByTimeAsync(1_000);
  expect([rounds, told.mock.calls.length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(rounds).toBe(2);
  await stop();
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(rounds).toBe(2);
  told.mockRestore();
});
