import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type SQLite from "better-sqlite3";
import { beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "#db/client";
import { onPostgres } from "#db/columns";
import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { hashOf } from "#lib/audit/chain";
import { sealAudit } from "#lib/audit/seal-audit";
import { verify } from "#lib/audit/verify";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { suspendMember } from "#lib/moderation/suspend-member";
import { undoDecision } from "#lib/moderation/undo-decision";
import { onACopy } from "#tests/another-forum";
import { inRawDatabase, tamper } from "#tests/integration/raw-database";
import { argue, person, SYSTEM, seededDatabase } from "#tests/people";

const ground = "spam" as const;
let newest: { row: number; hash: string };

/** A forum in which all kinds of things were decided. */
beforeAll(async () => {
  await seededDatabase();
  const [author, reporter] = [await person("author"), await person("reporter")];
  const [one, two] = [await person("moderator-one", "moderator"), await person("moderator-two", "moderator")];
  const hide = async (id: number) =>
    (await hideArgument(one, { id, revision: 1, ground, reason: "Posted twice." })).decisionId ?? 0;
  await hide(await argue(author));
  await undoDecision(one, { id: await hide(await argue(author)) });
  const restored = await argue(author);
  await hide(restored);
  await restoreArgument(two, { id: restored, reason: "" });
  const appealed = await hide(await argue(author));
  await appealDecision(author, { decision: appealed, words: "It was not." });
  await answerAppeal(two, { appeal: 1, outcome: "overturn", reason: "Right." });
  const kept = await argue(author);
  await reportArgument(reporter, { id: kept, ground, note: "" });
  await keepArgument(one, { id: kept, revision: 1, reason: "" });
  await deleteArgument(author, { id: await argue(author) });
  await suspendMember(two, { handle: "reporter", ground, reason: "Enough.", days: 3 });
  const found = await verify();
  newest = found.newest ?? { row: 0, hash: "" };
});

/** What is found wrong after somebody with the database, and without its rules, did this to it; then all is as before. */
const faultsAfter = (work: (db: SQLite.Database) => unknown, kept?: typeof newest): Promise<string[]> =>
  onACopy(async () => {
    tamper(work);
    return (await verify(kept)).faults;
  });

/** Of the last number that was given, which the engine keeps by itself. */
const ONE_LESS = onPostgres
  ? "UPDATE row_numbers SET last = last - 1 WHERE table_name = 'audit'"
  : "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'audit'";

const run = (sql: string) => (db: SQLite.Database) => db.exec(sql);
const HALFWAY = 12;
const changed = (row: number) =>
  `Audit row ${row} is not what was written, or what stood before it was removed or moved.`;

describe("the record as it was written", () => {
  test("has nothing wrong with it; what is newest can be kept, and is found again", async () => {
    const found = await verify(newest);
    expect(found.faults).toEqual([]);
    expect(found).toMatchObject({ decisions: 9, undigested: 0, newest: { row: found.rows } });
    expect(newest.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("has a hash for every row, of the row and of the hash before it", () => {
    const row = { at: new Date(0), actorId: null, act: "a", subjectType: "b", subjectId: "1" };
    // printf '["0",0,null,"a","b","1",[["x",1],["y",2]]]' | sha256sum
    expect(hashOf("0", { ...row, detail: { y: 2, x: 1 } })).toBe(
      "836ba5d77f2b4589f999900f8981bcddfe165d1596c54a57968d3a2081654288",
    );
    expect(hashOf("1", { ...row, detail: { x: 1, y: 2 } })).not.toBe(hashOf("0", { ...row, detail: { x: 1, y: 2 } }));
  });
});

describe("audit rows", () => {
  test.each([
    ["at", "at = at + 1"],
    ["who", "actor_id = 1 + coalesce(actor_id, 0)"],
    ["what", "act = act || 's'"],
    ["the kind of thing", "subject_type = 'house'"],
    ["the thing", "subject_id = subject_id || '0'"],
    ["the detail", `detail = '{"x":1}'`],
  ])("one in which %s was changed is found", async (_, set) => {
    expect(await faultsAfter(run(`UPDATE audit SET ${set} WHERE id = ${HALFWAY}`))).toEqual([changed(HALFWAY)]);
  });

  test("one whose hash was changed is found, and so is that the next does not build on it", async () => {
    const faults = await faultsAfter(run(`UPDATE audit SET hash = '${"0".repeat(64)}' WHERE id = ${HALFWAY}`));
    expect(faults).toEqual([changed(HALFWAY), changed(HALFWAY + 1)]);
  });

  test("one whose hash was taken away is found", async () => {
    const [fault] = await faultsAfter(run(`UPDATE audit SET hash = NULL WHERE id = ${HALFWAY}`));
    expect(fault).toBe(`Audit row ${HALFWAY} has no hash: it was not written by this program, or never sealed.`);
  });

  test("one that was removed from the middle is found", async () => {
    const faults = await faultsAfter(run(`DELETE FROM audit WHERE id = ${HALFWAY}`));
    expect(faults).toEqual([`Audit row ${HALFWAY} is missing.`]);
  });

  test("several that were removed are told as one", async () => {
    const faults = await faultsAfter(run("DELETE FROM audit WHERE id BETWEEN 10 AND 12"));
    expect(faults).toEqual(["Audit rows 10 to 12 are missing."]);
  });

  test("one that was removed, with those after it moved up, is found", async () => {
    const faults = await faultsAfter((db) => {
      db.exec(`DELETE FROM audit WHERE id = ${HALFWAY}`);
      const later = db.prepare("SELECT id FROM audit WHERE id > ? ORDER BY id").pluck().all(HALFWAY);
      for (const id of later) db.prepare("UPDATE audit SET id = id - 1 WHERE id = ?").run(id);
      db.exec(ONE_LESS);
    });
    expect(faults[0]).toBe(changed(HALFWAY));
  });

  test("the newest, removed, is missed by the engine's own count", async () => {
    const faults = await faultsAfter(run(`DELETE FROM audit WHERE id = ${newest.row}`));
    expect(faults[0]).toBe(`Audit row ${newest.row} is missing.`);
  });

  test("and, when that was changed as well, by the decision that it stood for", async () => {
    const faults = await faultsAfter(run(`DELETE FROM audit WHERE id = ${newest.row}; ${ONE_LESS}`));
    expect(faults).toEqual(["Decision 9 has no audit row."]);
  });

  test("and, when that is gone too, by what the operator kept", async () => {
    const tamper = run(`
      DELETE FROM audit WHERE id = ${newest.row}; ${ONE_LESS};
      UPDATE members SET suspended_by_id = NULL; DELETE FROM decisions WHERE id = 9; DELETE FROM statements WHERE id = 9;
      DELETE FROM notifications WHERE decision_id = 9`);
    expect(await faultsAfter(tamper)).toEqual([]);
    expect(await faultsAfter(tamper, newest)).toEqual([`Audit row ${newest.row} is missing.`]);
  });

  test("one that was inserted is found", async () => {
    const faults = await faultsAfter((db) => {
      const later = db.prepare("SELECT id FROM audit WHERE id >= ? ORDER BY id DESC").pluck().all(HALFWAY);
      for (const id of later) db.prepare("UPDATE audit SET id = id + 1 WHERE id = ?").run(id);
      db.exec(`INSERT INTO audit SELECT ${HALFWAY}, at, actor_id, act, subject_type, subject_id, detail, hash
        FROM audit WHERE id = ${HALFWAY - 2}`);
    });
    expect(faults[0]).toBe(changed(HALFWAY));
  });

  test("one that was added at the end without a hash is found", async () => {
    const faults = await faultsAfter(
      run("INSERT INTO audit (at, act, subject_type, subject_id, detail) VALUES (1, 'hide', 'house', '1', '{}')"),
    );
    expect(faults).toEqual([
      `Audit row ${newest.row + 1} has no hash: it was not written by this program, or never sealed.`,
    ]);
  });

  test("two that changed places are found", async () => {
    const faults = await faultsAfter(
      run(`UPDATE audit SET id = -1 WHERE id = 12; UPDATE audit SET id = 12 WHERE id = 13;
        UPDATE audit SET id = 13 WHERE id = -1`),
    );
    expect(faults).toEqual([changed(12), changed(13), changed(14)]);
  });

  test("all of them written anew from one on are found by what the operator kept", async () => {
    const tamper = (db: SQLite.Database) => {
      db.prepare("UPDATE audit SET at = at + 1 WHERE id = ?").run(HALFWAY);
      const rows = db.prepare("SELECT * FROM audit ORDER BY id").all() as Record<string, never>[];
      let hash: string | null = null;
      for (const row of rows) {
        const { actor_id: actorId, subject_type: subjectType, subject_id: subjectId, ...rest } = row as never as Raw;
        const said = {
          ...rest,
          actorId,
          subjectType,
          subjectId,
          at: new Date(rest.at),
          detail: JSON.parse(rest.detail),
        };
        hash = hashOf(hash, said);
        db.prepare("UPDATE audit SET hash = ? WHERE id = ?").run(hash, rest.id);
      }
    };
    expect(await faultsAfter(tamper)).toEqual([]);
    expect(await faultsAfter(tamper, newest)).toEqual([
      `Audit row ${newest.row} has another hash than the one that was kept: rows up to it were written anew.`,
    ]);
  });
});

type Raw = {
  id: number;
  at: number;
  actor_id: number | null;
  act: string;
  subject_type: string;
  subject_id: string;
  detail: string;
};

describe("decisions and their statements", () => {
  test.each([
    ["decision_facts", "decision_facts || '!'"],
    ["decision_visibility", `'["DECISION_VISIBILITY_CONTENT_REMOVED"]'`],
    ["category", "'STATEMENT_CATEGORY_VIOLENCE'"],
    ["application_date", "'2020-01-01'"],
    ["puid", "'another'"],
    ["created_at", "created_at + 1"],
    ["terms_version", "'2020-01-01'"],
    ["content_language", "'XX'"],
  ])("a statement with another %s is found", async (column, value) => {
    const [fault, ...rest] = await faultsAfter(run(`UPDATE statements SET ${column} = ${value} WHERE id = 1`));
    expect(fault).toMatch(
      /^Decision 1 or its statement, row 1, is not what was written: audit row \d+ says otherwise\.$/,
    );
    expect(rest).toEqual([]);
  });

  test.each([
    ["kind", "'restore'"],
    ["moderator_id", "moderator_id + 1"],
    ["argument_id", "1"],
  ])("a decision with another %s is found", async (column, value) => {
    const faults = await faultsAfter(run(`UPDATE decisions SET ${column} = ${value} WHERE id = 1`));
    expect(faults).toContainEqual(
      expect.stringMatching(/^Decision 1 is not what was decided: audit row \d+ says otherwise\.$/),
    );
  });

  test.each([
    ["ground", "'person'", 1],
    ["reason", "'Other words.'", 1],
    ["detail", "'{\"minutes\":1}'", 1],
    ["argument_revision", "7", 1],
    ["reverses_id", "2", 1],
    ["created_at", "created_at - 1", 1],
    ["until", "until + 86400000", 9],
  ])("a decision with another %s is found by its digest", async (column, value, id) => {
    const faults = await faultsAfter(run(`UPDATE decisions SET ${column} = ${value} WHERE id = ${id}`));
    expect(faults).toEqual([
      expect.stringMatching(new RegExp(`^Decision ${id} or its statement, row \\d+, is not what was written: `)),
    ]);
  });

  test("one that was removed, or put in, is found", async () => {
    const faults = await faultsAfter(run("DELETE FROM decisions WHERE id = 8"));
    expect(faults).toContainEqual(expect.stringMatching(/^Audit row \d+ tells of decision 8, which is missing\.$/));
    expect(faults).toContain("Statement 8 belongs to no decision.");
    const more = await faultsAfter(
      run(`INSERT INTO statements SELECT 99, 'p', decision_visibility, decision_visibility_other, decision_provision,
          decision_account, decision_ground, illegal_content_legal_ground, illegal_content_explanation,
          incompatible_content_ground, incompatible_content_explanation, content_type, category, category_specification,
          category_specification_other, territorial_scope, content_language, content_date, application_date,
          end_date_visibility_restriction, end_date_service_restriction, end_date_account_restriction, decision_facts,
          source_type, automated_detection, automated_decision, terms_version, terms_clause, created_at
        FROM statements WHERE id = 1;
        INSERT INTO decisions SELECT 99, 99, kind, argument_id, argument_revision, thread_id, member_id, moderator_id,
          ground, reason, reverses_id, until, detail, created_at FROM decisions WHERE id = 1`),
    );
    expect(more).toEqual(["Decision 99 has no audit row."]);
  });
});

/** What a visible root argument that quotes its article leaves behind when it is made to vanish without the triggers. */
const MISCOUNTED = [
  "The arguments of thread 1 are not counted right.",
  "The quotes of the article of thread 1 are not counted right.",
];

describe("a search index that is not that of the texts is found", () => {
  const REMEDY = "“npm run parley -- search rebuild” makes it anew.";

  test("when an argument is not in it", async () => {
    const [missing, words] = await faultsAfter(
      run(`DELETE FROM search_arguments WHERE ${onPostgres ? "id" : "rowid"} = 1`),
    );
    const many = inRawDatabase((db) => db.prepare("SELECT count(*) FROM arguments").pluck().get()) as number;
    expect(missing).toBe(`The search index has ${many - 1} arguments, and there are ${many}. ${REMEDY}`);
    expect(words).toMatch(/^In the search index \d+ words are not counted as in the texts\./);
  });

  test("when it has other words", async () => {
    const other = onPostgres
      ? "search_articles (id, words) VALUES (1, 'a:1A b:2B c:3C')"
      : "search_articles (rowid, title, dek, body) VALUES (1, 'a', 'b', 'c')";
    const faults = await faultsAfter(run(`DELETE FROM search_articles; INSERT INTO ${other}`));
    expect(faults).toEqual([expect.stringMatching(/^In the search index \d+ words are not/)]);
  });
});

describe("a count that was changed is found", () => {
  test.each([
    ["arguments SET raters1 = raters1 + 1 WHERE id = 1", "The ratings of argument 1 are not counted right."],
    [
      "arguments SET raters2 = raters2 + 1, strong2 = strong2 + 1 WHERE id = 2",
      "The ratings of argument 2 are not counted right.",
    ],
    [
      "arguments SET moved_count = 2, moved_across = 1 WHERE id = 3",
      "The credits of argument 3 are not counted right.",
    ],
    ["arguments SET rebuttals = rebuttals + 1 WHERE id = 1", "The rebuttals of argument 1 are not counted right."],
    ["argument_counts SET count = count + 1 WHERE thread_id = 1 AND is_root", MISCOUNTED[0]],
    ["passage_counts SET count = 0 WHERE thread_id = 1", MISCOUNTED[1]],
  ])("UPDATE %s", async (change, fault) => {
    expect(await faultsAfter(run(`UPDATE ${change}`))).toEqual([fault]);
  });
});

describe("what a decision did", () => {
  test("an argument that is hidden by nothing, or by what was taken back, is found", async () => {
    const faults = await faultsAfter(run("UPDATE arguments SET hidden_by_id = 2 WHERE id = 1"));
    expect(faults).toContain("Argument 1 is hidden by decision 2, which does not hide it (any more).");
    expect(faults.slice(1)).toEqual(MISCOUNTED);
    const [undone] = inRawDatabase((db) => db.prepare("SELECT argument_id FROM decisions WHERE id = 2").pluck().all());
    expect(await faultsAfter(run(`UPDATE arguments SET hidden_by_id = 2 WHERE id = ${undone}`))).toEqual([
      `Argument ${undone} is hidden by decision 2, which does not hide it (any more).`,
      MISCOUNTED[0],
    ]);
  });

  test.each([
    ["arguments SET locked_by_id = 1", "Argument 1 is locked by decision 1, which does not lock it (any more)."],
    ["threads SET locked_by_id = 1", "Thread 1 is locked by decision 1, which does not lock it (any more)."],
    ["threads SET slow_by_id = 1", "Thread 1 is slowed down by decision 1, which does not do that (any more)."],
    ["members SET suspended_by_id = 1", "Member 1 is suspended by decision 1, which does not suspend them (any more)."],
    ["arguments SET deleted_by_id = 1", "Argument 1 is deleted by audit row 1, which tells of no deletion of it."],
  ])("UPDATE %s is found", async (change, fault) => {
    const [found, ...also] = await faultsAfter(run(`UPDATE ${change} WHERE id = 1`));
    expect(found).toBe(fault);
    expect(also).toEqual(change.includes("deleted") ? MISCOUNTED : []);
  });

  test("a text that is hidden by nothing is found", async () => {
    expect(await faultsAfter(run("UPDATE argument_revisions SET hidden_by_id = 1 WHERE argument_id = 1"))).toEqual([
      "A text of argument 1 is hidden by decision 1, which does not hide it (any more).",
    ]);
  });

  test("a row that refers to nothing is found", async () => {
    const faults = await faultsAfter(run("UPDATE appeals SET member_id = 9999"));
    expect(faults).toEqual(["Row 1 of the table appeals refers to a row of members that is not there."]);
  });
});

test("the command line says what is wrong, with numbers of rows, and fails; without faults it prints what to keep", async () => {
  const run = (...args: string[]) =>
    promisify(execFile)("node", ["bin/parley.ts", "verify", ...args], { env: process.env });
  const { stdout } = await run(String(newest.row), newest.hash);
  expect(stdout).toContain("The record is as it was written.");
  expect(stdout).toContain(`npm run parley -- verify ${newest.row} ${newest.hash}`);
  await expect(run("5", "f".repeat(64))).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining("Audit row 5 has another hash than the one that was kept"),
  });
  await expect(run("5")).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("Please name the hash") });
}, 60_000);

describe("rows from before the chain", () => {
  test("are sealed once, oldest first; what happens before is sealed with them, what happens after builds on them", async () => {
    await closeDatabase();
    inRawDatabase((db) => {
      const forget = (without: string) => db.exec(`UPDATE audit SET hash = NULL, detail = ${without}`);
      if (onPostgres) {
        db.exec("ALTER TABLE audit DISABLE TRIGGER audit_no_update");
        forget("detail::jsonb - 'digest'");
        return db.exec("ALTER TABLE audit ENABLE TRIGGER audit_no_update");
      }
      const trigger = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'audit_no_update'").pluck().get();
      db.exec("DROP TRIGGER audit_no_update");
      forget("json_remove(detail, '$.digest')");
      db.exec(String(trigger));
    });
    expect((await verify()).faults[0]).toMatch(/^Audit row 1 has no hash/);
    await person("in-between");
    const hashes = () =>
      inRawDatabase((db) => db.prepare("SELECT hash FROM audit ORDER BY id").pluck().all() as (string | null)[]);
    expect(hashes().every((hash) => hash === null)).toBe(true);
    await sealAudit(SYSTEM);
    const sealed = hashes();
    expect(sealed.every((hash) => hash !== null)).toBe(true);
    await sealAudit(SYSTEM);
    expect(hashes()).toEqual(sealed);
    await argue(await person("afterwards"));
    expect(hashes().slice(0, sealed.length)).toEqual(sealed);
    const found = await verify();
    expect(found.faults).toEqual([]);
    expect(found).toMatchObject({ undigested: 9, decisions: 9 });
  });

  test("a row without a hash among others is not sealed, but found", async () => {
    inRawDatabase((db) =>
      db.exec("INSERT INTO audit (at, act, subject_type, subject_id, detail) VALUES (1, 'hide', 'house', '1', '{}')"),
    );
    await sealAudit(SYSTEM);
    expect((await verify()).faults).toHaveLength(1);
  });
});
