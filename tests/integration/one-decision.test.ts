import { and, desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, write } from "#db/client";
import { audit } from "#db/schema/audit";
import { notices, orders } from "#db/schema/cases";
import { mails } from "#db/schema/notifications";
import { viewerOfSession } from "#lib/accounts/queries";
import { openCase } from "#lib/cases/open-case";
import { Conflict, Forbidden } from "#lib/errors";
import { HOUSE_RULES, TERMS_VERSION } from "#lib/moderation/house-rules";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { HideArgument } from "#lib/moderation/schema";
import { suspendMember } from "#lib/moderation/suspend-member";
import { warnMember } from "#lib/moderation/warn-member";
import { digestOf } from "#lib/statements/digest";
import { EEA } from "#lib/statements/territory";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, NOON, stoppedClock } from "#tests/integration/clock";
import {
  argumentOf,
  caseOf,
  decisionOf,
  decisionsOn,
  hide,
  keep,
  memberOf,
  report,
  reportsOn,
  statementOf,
  taken,
  toldOf,
} from "#tests/integration/decided";
import { everyRow } from "#tests/integration/raw-database";
import { argue, longAgo, person, seededDatabase } from "#tests/people";

let moderator: Person;
let admin: Person;
let reader: Person;
let count = 0;

beforeAll(async () => {
  await seededDatabase();
  moderator = await person("moderator-one", "moderator");
  admin = await person("the-admin", "admin");
  reader = await person("reader");
});
stoppedClock();

const somebody = (role: Person["role"] = "member") => {
  count += 1;
  return person(`somebody-${count}`, role);
};
async function expectUnchanged(act: () => Promise<unknown>, refusal: new (...args: never[]) => Error, words = "") {
  const before = everyRow();
  const refused = act();
  await expect(refused).rejects.toThrow(refusal);
  await expect(refused).rejects.toThrow(words);
  expect(everyRow()).toEqual(before);
}

describe("hiding an argument", () => {
  test("warns its author in the same decision", async () => {
    const author = await somebody();
    const id = await argue(author);
    await report(reader, id);
    const decisionId = await taken(hide(moderator, id, { also: "warn" }));
    expect((await decisionsOn(id)).map((row) => row.kind)).toEqual(["warn"]);
    expect(await argumentOf(id)).toMatchObject({ hiddenById: decisionId, held: false });
    expect((await reportsOn(id))[0]).toMatchObject({ answeredById: decisionId });
    expect((await caseOf(id)).closedById).toBe(decisionId);
    expect(await statementOf(decisionId)).toMatchObject({
      decision_visibility: ["DECISION_VISIBILITY_CONTENT_DISABLED"],
      decision_account: null,
    });
    expect((await memberOf(author)).suspendedById).toBeNull();
    expect(await toldOf(author, id)).toEqual(["decision: warn"]);
    expect(await toldOf(reader, id)).toEqual(["report: warn"]);
  });

  test.each([
    [{}, 7],
    [{ days: 3 }, 3],
  ])("suspends its author in the same decision: %j", async (values, days) => {
    const author = await somebody();
    const id = await argue(author);
    const decisionId = await taken(hide(moderator, id, { also: "suspend", ...values }));
    const until = new Date(NOON.getTime() + days * DAY);
    expect(await decisionsOn(id)).toMatchObject([{ kind: "suspend", memberId: author.id, until, ground: "spam" }]);
    expect(await argumentOf(id)).toMatchObject({ hiddenById: decisionId });
    expect(await memberOf(author)).toMatchObject({ suspendedById: decisionId });
    expect(await viewerOfSession(author.sessionId)).toEqual(VISITOR);
    expect(await statementOf(decisionId)).toMatchObject({
      decision_visibility: ["DECISION_VISIBILITY_CONTENT_DISABLED"],
      decision_account: "DECISION_ACCOUNT_SUSPENDED",
      end_date_account_restriction: until.toISOString().slice(0, 10),
      end_date_visibility_restriction: null,
    });
    expect(await toldOf(author, id)).toEqual(["decision: suspend"]);
  });

  test("warns and suspends nobody whom the moderator may not suspend, and hides all the same without", async () => {
    const colleague = await somebody("moderator");
    const id = await argue(colleague);
    for (const also of ["warn", "suspend"])
      await expectUnchanged(() => hide(moderator, id, { also }), Forbidden, "Only an admin warns or suspends");
    await hide(moderator, id);
    await hide(admin, await argue(colleague), { also: "warn" });
  });

  test("suspends nobody twice, nor the last admin", async () => {
    const author = await somebody();
    const ids = [await argue(author), await argue(author)];
    const { decisionId } = await suspendMember(admin, { handle: author.handle, ground: "spam", reason: "x", days: 30 });
    await expectUnchanged(() => hide(moderator, ids[0] ?? 0, { also: "suspend" }), Conflict, "suspended already");
    await hide(moderator, ids[1] ?? 0, { also: "warn" });
    expect(await memberOf(author)).toMatchObject({ suspendedById: decisionId });
    const other = await somebody("admin");
    const ofAdmin = await argue(admin);
    await suspendMember(admin, { handle: other.handle, ground: "spam", reason: "x", days: 1 });
    await expectUnchanged(() => hide(other, ofAdmin, { also: "suspend" }), Conflict, "There would be no admin left.");
  });

  test("answers its notices, whose senders get mail, and carries its orders out", async () => {
    const id = await argue(reader);
    await write(async (tx) => {
      const given = { argumentId: id, address: "https://x.example/", law: "A law", explanation: "x", createdAt: NOON };
      await tx.insert(notices).values([
        { ...given, receipt: `named-${id}`, isAgainstChildren: false, name: "A Name", email: "a@example.org" },
        { ...given, receipt: `unnamed-${id}`, isAgainstChildren: true },
      ]);
      const order = { argumentId: id, authority: "One", reference: `R-${id}`, receivedAt: NOON, createdAt: NOON };
      await tx.insert(orders).values({ ...order, enteredById: moderator.id });
      await openCase(tx, id, { why: "order", receivedAt: NOON });
    });
    const decisionId = await taken(hide(moderator, id));
    const named = await read((db) => db.select().from(notices).where(eq(notices.argumentId, id)));
    expect(named.map(({ answeredById }) => answeredById)).toEqual([decisionId, decisionId]);
    const executed = await read((db) => db.select().from(orders).where(eq(orders.argumentId, id)));
    expect(executed).toMatchObject([{ executedById: decisionId }]);
    const sent = await read((db) => db.select().from(mails).where(eq(mails.kind, "outcome")));
    expect(sent).toMatchObject([{ noticeId: named[0]?.id, memberId: null, tries: 0, nextTryAt: NOON }]);
    expect(await statementOf(decisionId)).toMatchObject({
      source_type: "SOURCE_ARTICLE_16",
      decision_facts: expect.stringContaining(
        "An authority ordered to remove it. 2 notices of illegal content named it.",
      ),
    });
  });

  test("for the law needs the law, and states illegal content", async () => {
    const form = { id: 1, revision: 1, ground: "unlawful", reason: "It is against the law." };
    for (const law of [undefined, "", "   "])
      expect(HideArgument.safeParse({ ...form, law }).error?.issues).toMatchObject([
        { path: ["law"], message: "Please name the law that it breaks." },
      ]);
    const author = await somebody();
    const decisionId = await taken(hide(moderator, await argue(author), { ground: "unlawful", law: "§ 130 StGB" }));
    expect(await statementOf(decisionId)).toMatchObject({
      decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
      illegal_content_legal_ground: "§ 130 StGB",
      illegal_content_explanation: expect.any(String),
      incompatible_content_ground: null,
      incompatible_content_explanation: null,
      category: "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
      category_specification: ["KEYWORD_VIOLATION_EU_LAW"],
    });
  });

  test.each(HOUSE_RULES.filter(({ slug }) => slug !== "unlawful"))(
    "for $slug states that house rule, whatever law is sent along",
    async (rule) => {
      const decisionId = await taken(
        hide(moderator, await argue(await somebody()), { ground: rule.slug, law: "A law" }),
      );
      expect(await statementOf(decisionId)).toMatchObject({
        decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        incompatible_content_ground: `House rule: ${rule.title}`,
        incompatible_content_explanation: rule.text,
        illegal_content_legal_ground: null,
        category: rule.category,
        category_specification: rule.keywords,
        terms_version: TERMS_VERSION,
        terms_clause: rule.slug,
      });
    },
  );
});

describe("the statement of reasons", () => {
  test("says what is known, and nothing that a person wrote or who they are", async () => {
    const author = await somebody();
    const id = await argue(author, { claim: "A claim of its own", body: "Words of its own" });
    await longAgo(id, 40 * DAY);
    await report(reader, id);
    const decisionId = await taken(hide(moderator, id, { reason: "You said so and so." }));
    const statement = await statementOf(decisionId);
    expect(statement).toMatchObject({
      puid: expect.stringMatching(/^parley-[0-9a-f-]{36}$/),
      content_type: ["CONTENT_TYPE_TEXT"],
      territorial_scope: EEA,
      content_date: new Date(NOON.getTime() - 40 * DAY).toISOString().slice(0, 10),
      application_date: "2026-03-02",
      decision_facts: "One member reported it. A moderator read it and decided.",
      source_type: "SOURCE_TYPE_OTHER_NOTIFICATION",
      automated_detection: "No",
      automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
      created_at: NOON,
    });
    const text = JSON.stringify(statement);
    for (const secret of ["own", "so and so", author.handle, reader.handle, moderator.handle])
      expect(text).not.toContain(secret);
  });

  test("without a report is of one's own accord, and of what a check pointed at says so", async () => {
    const [id, marked] = [await argue(await somebody()), await argue(await somebody())];
    expect(await statementOf(await taken(hide(moderator, id)))).toMatchObject({
      source_type: "SOURCE_VOLUNTARY",
      decision_facts: "A moderator acted on their own initiative. A moderator read it and decided.",
    });
    await write((tx) =>
      openCase(tx, marked, { why: "mark", markers: [{ check: "links", verdict: "mark", found: "5" }] }),
    );
    expect(await statementOf(await taken(hide(moderator, marked)))).toMatchObject({
      automated_detection: "Yes",
      automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
      decision_facts: "A check of the program pointed at it. A moderator read it and decided.",
    });
  });

  test("of each kind of decision is digested in its audit row, exactly as it is stored", async () => {
    const author = await somebody();
    const [id, kept] = [await argue(author), await argue(author)];
    await report(reader, kept);
    const handle = author.handle;
    const made = [
      await taken(hide(moderator, id)),
      (await restoreArgument(moderator, { id, reason: "" })).decisionId,
      await taken(keep(moderator, kept)),
      (await warnMember(moderator, { handle, ground: "person", reason: "Be kind." })).decisionId,
      (await suspendMember(moderator, { handle, ground: "hatred", reason: "x", days: 2 })).decisionId,
    ];
    for (const decisionId of made) {
      const { id: _, ...statement } = await statementOf(decisionId);
      const decision = await decisionOf(decisionId);
      const { kind, argumentId } = decision;
      const [act] = await read((db) =>
        db
          .select()
          .from(audit)
          .where(and(eq(audit.act, kind), eq(audit.subjectId, String(argumentId ?? author.id))))
          .orderBy(desc(audit.id))
          .limit(1),
      );
      expect(act?.detail).toEqual({ decision: decisionId, digest: digestOf(statement, decision) });
      for (const other of [
        digestOf({ ...statement, decision_facts: "Others." }, decision),
        digestOf(statement, { ...decision, reason: "Other words." }),
        digestOf(statement, { ...decision, memberId: 1_000 }),
        digestOf(statement, { ...decision, detail: { minutes: 60 } }),
      ])
        expect(other).not.toBe(digestOf(statement, decision));
    }
    expect(await statementOf(made[1] ?? 0)).toMatchObject({ decision_visibility: null, decision_ground: null });
    expect(await statementOf(made[3] ?? 0)).toMatchObject({ decision_account: null, decision_visibility: null });
  });
});
