import { beforeAll, describe, expect, test } from "vitest";
import { onPostgres } from "#db/columns";
import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { EditArgument } from "#lib/arguments/schema";
import { addNote } from "#lib/conduct/add-note";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { removeCredit } from "#lib/moderation/remove-credit";
import { reportArgument } from "#lib/moderation/report-argument";
import { creditArgument } from "#lib/moved/credit-argument";
import { SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { takePosition } from "#lib/positions/take-position";
import { ACCOUNT_PARTS } from "#lib/privacy/account-parts";
import { ARGUMENT_PARTS } from "#lib/privacy/argument-parts";
import { exportData } from "#lib/privacy/export-data";
import { LEFT_OUT, UNTIED } from "#lib/privacy/left-out";
import { MODERATION_PARTS } from "#lib/privacy/moderation-parts";
import { TEXTS } from "#lib/privacy/texts";
import { type Person, VISITOR } from "#lib/viewer";
import { inRawDatabase, TABLES } from "#tests/integration/raw-database";
import { argue, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";
import { turnedOn } from "#tests/second-factor";

type Exported = Record<string, Record<string, unknown>[]>;

let member: Person;
let moderator: Person;
let reporter: Person;
const ids: Record<string, number> = {};

beforeAll(async () => {
  await seededDatabase();
  member = await person("the-member");
  moderator = await person("the-moderator", "moderator");
  reporter = await person("the-reporter");
  const edit = { kind: "root", claim: "A claim", sources: "" };
  ids.shown = await argue(member, { body: "First words." });
  await editArgument(member, EditArgument.parse({ ...edit, id: ids.shown, revision: 1, body: "Second words." }));
  ids.deleted = await argue(member, { body: "Deleted words." });
  await deleteArgument(member, { id: ids.deleted });
  ids.hidden = await argue(member, { body: "Hidden words." });
  await reportArgument(reporter, { id: ids.hidden, ground: "spam", note: "I am the reporter." });
  await hideArgument(moderator, { id: ids.hidden, revision: 1, ground: "spam", reason: "Words to the author." });
  await addNote(moderator, { handle: member.handle, words: "A note in confidence." });
  await reply(reporter, ids.shown, { body: "Well, @the-member." });
});

const parts = [...ACCOUNT_PARTS, ...ARGUMENT_PARTS, ...MODERATION_PARTS];
type Column = { table: string; column: string };
const named = ({ table, column }: Column) => `${table}.${column}`;

const REFERENCES = onPostgres
  ? `SELECT child.relname AS "table", own.attname AS "column" FROM pg_constraint rule
     JOIN pg_class child ON child.oid = rule.conrelid
     JOIN pg_attribute own ON own.attrelid = rule.conrelid AND own.attnum = ANY (rule.conkey)
     WHERE rule.contype = 'f' AND rule.confrelid = cast(? AS regclass) ORDER BY 1, 2`
  : `SELECT list.name AS "table", key."from" AS "column" FROM pragma_table_list AS list, pragma_foreign_key_list(list.name) AS key
     WHERE key."table" = ? AND list.schema = 'main' ORDER BY 1, 2`;

const TEXT_COLUMNS = onPostgres
  ? "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ? AND data_type = 'text'"
  : "SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT' COLLATE NOCASE";

/** Columns that refer to rows of a table. */
const referringTo = (parent: string): string[] =>
  inRawDatabase((db) => (db.prepare(REFERENCES).all(parent) as Column[]).map(named));
/** What is in the search index is made from the other tables. */
const OURS = onPostgres
  ? TABLES
  : "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
const tables = (): string[] =>
  inRawDatabase((db) => (db.prepare(OURS).pluck().all() as string[]).filter((name) => !/^(_|search_)/.test(name)));

/** Tables in which nothing is about a member, and why. */
const ABOUT_NOBODY: Record<string, string> = {
  argument_counts: "counts of a thread",
  passage_counts: "counts of a thread",
  scopes: "revisions of pages",
  setup_tokens: "hashes of links from before there is anybody",
  stances: "words of an article",
  statements: "in the export beside their decision",
  limits: "keyed hashes",
  pending_sign_ins: "of somebody without an account",
};

describe("the export", () => {
  test("has every column that refers to a member, or says why not", () => {
    const told = new Set([...parts.flatMap(({ of }) => of), ...Object.keys(LEFT_OUT)]);
    const references = [...referringTo("members"), ...referringTo("arguments")];
    expect(references.length).toBeGreaterThan(30);
    expect(references.filter((reference) => !told.has(reference))).toEqual([]);
  });

  test("has every table, or says why not", () => {
    const told = [...parts.flatMap(({ of }) => of), ...Object.keys(LEFT_OUT)].map((name) => name.split(".")[0]);
    const missing = tables().filter((table) => !told.includes(table) && !(table in ABOUT_NOBODY));
    expect(missing).toEqual([]);
    expect(Object.keys(UNTIED)).toContain("limits");
  });

  test("has all that a member wrote, also what was edited, hidden and deleted", async () => {
    const { texts } = (await exportData(member)) as { texts: { argument: number; body: string }[] };
    expect(texts).toMatchObject([
      { argument: ids.shown, body: "First words." },
      { argument: ids.shown, body: "Second words." },
      { argument: ids.deleted, body: "Deleted words." },
      { argument: ids.hidden, body: "Hidden words." },
    ]);
  });

  test("has what was decided and reported about them, without who reported, decided or noted", async () => {
    const exported = await exportData(member);
    expect(exported).toMatchObject({
      account: [{ handle: "the-member", email: "the-member@example.org" }],
      decisionsAboutYou: [{ kind: "hide", reason: "Words to the author.", ground: "spam" }],
      reportsOfYourArguments: [{ argument: ids.hidden, ground: "spam" }],
      mentionedIn: [{}],
    });
    const text = JSON.stringify(exported);
    for (const secret of ["I am the reporter", "A note in confidence", moderator.handle, "password_hash", "none"])
      expect(text).not.toContain(`"${secret}`);
    expect(text).not.toContain(`"id":"${member.sessionId}`);
    expect(text).not.toContain(member.sessionId);
  });

  test("has of a decision that concerned somebody else, and of the answer to their appeal, no words to them", async () => {
    const [giver, second] = [await person("the-giver"), await person("second-moderator", "moderator")];
    const id = await argue(member, { body: "Credited words." });
    await takePosition(giver, { thread: THREAD, position: -1 });
    await creditArgument(giver, { id, changed: "point", why: "x".repeat(60) });
    const credit = inRawDatabase((db) => db.prepare("SELECT max(id) FROM moved").pluck().get()) as number;
    const removed = await removeCredit(moderator, { id: credit, ground: "spam", reason: "Words to the giver." });
    await appealDecision(giver, { decision: removed.decisionId ?? 0, words: "Why?", token: undefined });
    const appeal = inRawDatabase((db) => db.prepare("SELECT max(id) FROM appeals").pluck().get()) as number;
    await answerAppeal(second, { appeal, outcome: "uphold", reason: "An answer to the giver." });
    const about = async (who: Person) => {
      const { decisionsAboutYou } = (await exportData(SYSTEM, who.id)) as Exported;
      return decisionsAboutYou?.filter(({ argument }) => argument === id).map(({ kind, reason }) => ({ kind, reason }));
    };
    expect(await about(member)).toEqual([
      { kind: "remove-credit", reason: null },
      { kind: "uphold", reason: null },
    ]);
    expect(await about(giver)).toEqual([
      { kind: "remove-credit", reason: "Words to the giver." },
      { kind: "uphold", reason: "An answer to the giver." },
    ]);
  });

  test("has nothing of what somebody wrote in a notice, and no words by which a moderator answered it", async () => {
    const id = await argue(member, { body: "Words that somebody gave notice of." });
    const notice = { offence: "other", address: `/threads/${THREAD}/arguments/${id}`, goodFaith: "yes" };
    const from = {
      name: "Eve",
      email: "eve@mail.example",
      law: "Section 1, as I am her sister",
      explanation: "It is.",
    };
    await sendNotice(VISITOR, SendNotice.parse({ ...notice, ...from }), "a network");
    await keepArgument(moderator, { id, revision: 1, reason: "Dear sister, it is not." });
    const exported = (await exportData(SYSTEM, member.id)) as Exported;
    expect(exported.noticesOfYourArguments).toEqual([
      { argument: id, answeredByDecision: expect.any(Number), receivedAt: expect.any(Date) },
    ]);
    expect(exported.decisionsAboutYou?.filter(({ argument }) => argument === id)).toMatchObject([
      { kind: "keep", reason: null },
    ]);
    expect(JSON.stringify(exported)).not.toContain("sister");
  });

  test("has where a mail about the account goes, and when the last code of a second step was used", async () => {
    const careful = await person("another-careful-one");
    await turnedOn(careful);
    const exported = (await exportData(careful)) as Exported;
    expect(exported).toMatchObject({
      mails: expect.arrayContaining([
        expect.objectContaining({ kind: "factor-on", address: "another-careful-one@example.org" }),
      ]),
    });
    // The half minute of a code, or one beside it, began a minute ago at most.
    const lastCodeAt = Number(exported.secondStep?.[0]?.lastCodeAt);
    expect(Math.abs(Date.now() - lastCodeAt)).toBeLessThanOrEqual(60_000);
  });

  test("tells nobody that something was noted about them, and its author that they noted it", async () => {
    const notes = async (who: Person) => {
      const { acts } = (await exportData(SYSTEM, who.id)) as Exported;
      return acts?.filter(({ act }) => act === "add-note").map(({ byYou }) => byYou);
    };
    expect(await notes(member)).toEqual([]);
    expect(await notes(moderator)).toEqual([true]);
  });

  test("names of others only what everybody can read, where it quotes or mentions somebody", async () => {
    const id = await argue(member, { body: "Words that are quoted." });
    const replies = [];
    for (const body of ["Once, @the-member.", "Again, @the-member."])
      replies.push(await reply(reporter, id, { quote: "Words that are", body }));
    const [shown, hidden] = replies;
    await hideArgument(moderator, { id: hidden ?? 0, revision: 1, ground: "spam", reason: "It advertises." });
    const { quotedByOthers, mentionedIn } = (await exportData(SYSTEM, member.id)) as Exported;
    expect(quotedByOthers?.map(({ inArgument }) => inArgument)).toEqual([shown]);
    const mentioned = mentionedIn?.map(({ argument }) => argument);
    expect([mentioned?.includes(shown), mentioned?.includes(hidden)]).toEqual([true, false]);
  });

  test("has a row of each part where there is one", async () => {
    const exported = (await exportData(reporter)) as Record<string, unknown[]>;
    for (const part of ["account", "sessions", "arguments", "texts", "reportsMade", "membersMentioned", "acts"])
      expect(exported[part]?.length, part).toBeGreaterThan(0);
  });

  test("tells of a second step, and gives away nothing by which somebody could use it", async () => {
    const careful = await person("a-careful-one");
    const { key, codes } = await turnedOn(careful);
    const exported = await exportData(careful);
    expect(exported).toMatchObject({ secondStep: [{ since: expect.any(Date) }] });
    expect(exported.recoveryCodes).toHaveLength(10);
    const nonce = inRawDatabase((db) => db.prepare("SELECT nonce FROM second_factors").pluck().get());
    for (const secret of [key, String(nonce), ...codes]) expect(JSON.stringify(exported)).not.toContain(secret);
  });

  test("is of oneself alone, and five a day", async () => {
    await expect(exportData(VISITOR)).rejects.toMatchObject({ status: 401 });
    await expect(exportData(reporter, member.id)).rejects.toMatchObject({ status: 403 });
    const guest = await person("a-guest");
    for (let i = 0; i < 5; i += 1) expect(await exportData(guest)).toHaveProperty("madeAt");
    await expect(exportData(guest)).rejects.toMatchObject({ status: 429 });
    expect(await exportData(SYSTEM, guest.id)).toMatchObject({ account: [{ handle: "a-guest" }] });
  });
});

/** Columns of texts in which no member stands by name, and why. */
const NO_NAMES: Record<string, string> = {
  "members.handle": "made anew",
  "members.email": "made anew",
  "members.password_hash": "taken away",
  "decisions.reason": "written anew with its digest",
  "notices.receipt": "a number by chance",
  "sessions.id": "removed",
  "sessions.device": "removed",
  "sessions.factor_nonce": "removed",
  "second_factors.nonce": "removed",
  "mail_links.purpose": "one of a few words",
  "mail_links.email": "removed",
  "mail_links.nonce": "removed",
  "identities.provider": "removed",
  "identities.subject": "removed",
  "pending_sign_ins.provider": "removed",
  "pending_sign_ins.subject": "removed",
  "pending_sign_ins.email": "removed",
  "pending_sign_ins.leads_to": "removed",
  "mails.address": "removed",
  "arguments.idempotency_key": "a number by chance",
  "audit.subject_id": "numbers",
  "audit.detail": "numbers and words of the program",
  "limits.key": "keyed hashes",
  "house_texts.words": "words of the house about no member",
  "orders.authority": "an authority",
  "orders.reference": "of an authority",
  "decisions.detail": "numbers",
};
/** Tables of the house's own words, and columns that hold one of a few words of the program. */
const OF_THE_HOUSE = ["article_revisions", "stances", "threads", "statements", "setup_tokens", "scopes"];
const A_FEW_WORDS = /(kind|mode|state|act|stance|role|ground|language|subject_type|hash|key)$/;

test("whoever leaves is looked for in every column of texts, or it is said why not", () => {
  const scrubbed = TEXTS.flatMap(({ table, columns }) => Object.keys(columns).map((column) => `${table}.${column}`));
  const texts = inRawDatabase((db) =>
    tables().flatMap((table) =>
      (db.prepare(TEXT_COLUMNS).pluck().all(table) as string[]).map((column) => `${table}.${column}`),
    ),
  );
  const unknown = texts.filter(
    (text) =>
      !scrubbed.includes(text) &&
      !(text in NO_NAMES) &&
      !OF_THE_HOUSE.includes(String(text.split(".")[0])) &&
      !A_FEW_WORDS.test(text),
  );
  expect(unknown).toEqual([]);
  expect(scrubbed.filter((text) => !texts.includes(text))).toEqual([]);
});
