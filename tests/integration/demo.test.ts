import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { dataFolder } from "#db/client";
import { passwordMatches } from "#lib/accounts/password";
import { verify } from "#lib/audit/verify";
import { GROUNDS } from "#lib/moderation/house-rules";
import { getFigures } from "#lib/record/figure-queries";
import { listThreads } from "#lib/threads/queries";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { minuteOf } from "../../bin/demo/acts.ts";
import { readContent } from "../../bin/demo/content.ts";
import { fillDemo } from "../../bin/demo/fill-demo.ts";
import { isDemo, PASSWORD } from "../../bin/demo/forum.ts";
import { plan } from "../../bin/demo/plan.ts";

const folder = join(dataFolder(), "demo");
const content = readContent();
const planned = plan(content);
const said: string[] = [];
const startedAt = Date.now();

beforeAll(() => fillDemo(folder, (sentence) => said.push(sentence)), 120_000);

const count = (sql: string) => inRawDatabase((db) => db.prepare(`SELECT count(*) FROM ${sql}`).pluck().get());
const column = (sql: string) => inRawDatabase((db) => db.prepare(sql).pluck().all());

describe("the demo", () => {
  test("is a lively forum of three threads", async () => {
    expect(await isDemo()).toBe(true);
    expect(await listThreads()).toHaveLength(3);
    expect(count("members")).toBeGreaterThanOrEqual(60);
    expect(count("arguments")).toBeGreaterThanOrEqual(300);
    expect(count("ratings")).toBeGreaterThan(1_000);
    expect(count("passages")).toBeGreaterThanOrEqual(25);
    expect(count("arguments WHERE both_sides")).toBeGreaterThan(3);
    expect(count("arguments WHERE both_sides")).toBeLessThan(20);
    expect(count("arguments WHERE hidden_by_id IS NOT NULL AND NOT held")).toBe(18);
    expect(count("arguments WHERE deleted_by_id IS NOT NULL")).toBe(2);
    expect(count("arguments WHERE revision > 1")).toBe(7);
    expect(count("members WHERE suspended_by_id IS NOT NULL")).toBe(2);
    expect(count('position_changes WHERE "before" IS NOT NULL')).toBe(content.changes.length);
    expect(column("SELECT max(depth) FROM arguments GROUP BY thread_id")).toEqual([8, 4, 4]);
  });

  test.each(content.threads.map(({ briefing }) => briefing))("both sides argue and are heard in $slug", (briefing) => {
    for (const { slug } of briefing.stances) {
      const below = `arguments WHERE stance = '${slug}' AND parent_id`;
      expect(count(`${below} IS NULL`)).toBeGreaterThanOrEqual(5);
      expect(count(`${below} IS NOT NULL`)).toBeGreaterThanOrEqual(5);
    }
  });

  test("is written in several languages", () => {
    const languages =
      "SELECT language || ' ' || count(*) FROM argument_revisions WHERE language IS NOT NULL GROUP BY language";
    expect(column(languages)).toEqual(["fr 2", "nl 2", "prs 6", "ps 2"]);
  });

  test("is made by verbs alone: each row has its act", () => {
    const acts = column("SELECT act || ' ' || count(*) FROM audit GROUP BY act");
    expect(acts).toEqual([
      "add-note 3",
      "appeal-decision 4",
      "claim-case 1",
      `credit-argument ${count("moved")}`,
      "delete-argument 2",
      "dismiss 1",
      "edit-argument 7",
      "enter-order 2",
      "give-role 4",
      "hide 18",
      "hide-revision 1",
      "hold 5",
      "keep 6",
      "lock 1",
      "move 1",
      "open-house-account 1",
      "open-thread 3",
      "overturn 1",
      `post-argument ${count("arguments")}`,
      "propose-decision 1",
      "publish 1",
      `rate-argument ${count("ratings")}`,
      `report-argument ${count("reports")}`,
      "restore 1",
      "save-template 1",
      "save-words 3",
      "send-notice 3",
      `sign-up ${Number(count("members")) - 1}`,
      "slow 1",
      "suspend 2",
      `take-position ${Number(count("position_changes")) - Number(count("moved WHERE kind = 'position'"))}`,
      "undo 1",
      "uphold 1",
      "warn 3",
    ]);
    const acted =
      "SELECT 1 FROM audit WHERE act = 'post-argument' AND subject_id = arguments.id AND actor_id = author_id AND at = created_at";
    expect(count(`arguments WHERE NOT EXISTS (${acted})`)).toBe(0);
  });

  test("leaves a bad evening to the moderators", async () => {
    const open = "SELECT kind || ' ' || count(*) FROM cases WHERE closed_by_id IS NULL GROUP BY kind";
    expect(column(open)).toEqual(["appeal 2", "held 3", "notice 1", "review 18"]);
    expect(count("reports WHERE answered_by_id IS NULL")).toBe(20);
    expect(column("SELECT count(DISTINCT argument_id) FROM reports WHERE answered_by_id IS NULL")).toEqual([15]);
    expect(count("(SELECT DISTINCT weight FROM reports WHERE answered_by_id IS NULL)")).toBeGreaterThan(4);
    const edited = "arguments a ON a.id = r.argument_id WHERE a.revision > r.argument_revision";
    expect(count(`reports r JOIN ${edited} AND r.answered_by_id IS NULL`)).toBe(2);
    expect(count("cases WHERE closed_by_id IS NULL AND kind = 'review' AND markers <> '[]'")).toBe(2);
    const found = "SELECT markers ->> '$[0].check' FROM cases WHERE closed_by_id IS NULL AND kind = 'held' ORDER BY 1";
    expect(column(found)).toEqual(["links", "repeat", "words"]);
    expect(count("notices WHERE answered_by_id IS NULL")).toBe(2);
    expect(count("orders WHERE executed_by_id IS NULL")).toBe(1);
    expect(count("orders WHERE executed_by_id IS NOT NULL")).toBe(1);
    expect(count("proposals")).toBe(1);
    expect(count("cases WHERE claimed_until IS NOT NULL")).toBe(1);
    expect(count(`threads WHERE slow_by_id IN (SELECT id FROM decisions WHERE until > ${Date.now()})`)).toBe(1);
  });

  test("shows in figures how both sides of the first thread were moderated", async () => {
    const { appeals, comparisons } = await getFigures();
    expect(appeals).toEqual({ made: 4, answered: 2, upheld: 1 });
    // That with most arguments comes first.
    const [first] = comparisons;
    expect(first?.threads.map(({ slug }) => slug)).toEqual([content.threads[0]?.briefing.slug]);
    expect(Math.min(...(first?.sides.map(({ hidden }) => hidden) ?? []))).toBeGreaterThan(4);
    expect(first?.parity.isTested).toBe(true);
  });

  test("keeps the counts that its ratings add up to", () => {
    const recount = "SELECT count(*) FROM ratings WHERE argument_id = arguments.id AND strong";
    const undecided =
      "SELECT count(*) FROM ratings r JOIN positions p ON p.member_id = r.member_id AND p.thread_id = arguments.thread_id WHERE r.argument_id = arguments.id AND r.strong AND p.value = 0";
    expect(count(`arguments WHERE strong1 + strong2 <> (${recount}) - (${undecided})`)).toBe(0);
  });

  test("takes place in the three weeks before now, and answers come after what they answer", () => {
    const [first, last] = column("SELECT min(at) FROM audit UNION ALL SELECT max(at) FROM audit").map(Number);
    expect(Number(last)).toBeLessThan(Date.now());
    expect(startedAt - Number(first)).toBeGreaterThan(20 * 24 * 60 * 60 * 1000);
    expect(count("arguments a JOIN arguments p ON p.id = a.parent_id WHERE a.created_at < p.created_at")).toBe(0);
  });

  test("lets people in with the password that it prints", async () => {
    const [hash] = column("SELECT password_hash FROM members WHERE handle = 'lena_b'");
    expect(await passwordMatches(PASSWORD, String(hash))).toBe(true);
  });

  test("filled twice is as it was", async () => {
    const once = everyRow();
    await fillDemo(folder, (sentence) => said.push(sentence));
    expect(everyRow()).toEqual(once);
    expect(said.length).toBeGreaterThan(5);
    expect(said.length).toBeLessThan(22);
  });
});

describe("its content", () => {
  const authors = new Map(planned.posts.map(({ key, author }) => [key, author]));

  test("has one text for each key, and is planned the same each time", () => {
    expect(authors.size).toBe(planned.posts.length);
    expect(plan(readContent())).toEqual(planned);
  });

  test.each([
    ["credits", content.credits],
    ["reports", content.reports],
  ])("has %s by members for arguments of others", (_, entries) => {
    for (const { by, argument } of entries) {
      expect(authors.get(argument), argument).toBeDefined();
      expect(authors.get(argument), argument).not.toBe(by);
      expect(planned.members.map(({ handle }) => handle)).toContain(by);
    }
    expect(new Set(entries.map(({ by, argument }) => `${by} ${argument}`)).size).toBe(entries.length);
  });

  test("says of each act of moderation when it is done", () => {
    for (const act of content.acts) expect(minuteOf(act), act.does).toBeDefined();
  });

  test("names house rules as grounds", () => {
    const named = [
      ...content.reports,
      ...content.suspensions,
      ...content.acts.flatMap((act) => ("ground" in act ? [act] : [])),
      ...planned.posts.flatMap(({ hide }) => hide ?? []),
    ];
    for (const { ground } of named) expect(GROUNDS).toContain(ground);
  });
});

test("its record is as it was written", async () => {
  expect((await verify()).faults).toEqual([]);
});
