import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { DECISION_KINDS } from "#db/schema/moderation";
import { HOUSE_RULES } from "#lib/moderation/house-rules";
import { asSent, restricts } from "#lib/statements/as-sent";
import { composeStatement } from "#lib/statements/compose-statement";
import { SentStatement } from "#lib/statements/schema";

const ajv = new Ajv2020({ strictTypes: false });
const schema = JSON.parse(readFileSync("docs/statement.schema.json", "utf8"));
const isValid = ajv.compile(schema);

const HIDDEN = {
  decision_visibility: ["DECISION_VISIBILITY_CONTENT_DISABLED"],
  decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
  incompatible_content_ground: "House rule: To the motion",
  incompatible_content_explanation: "An argument speaks to the motion.",
  content_type: ["CONTENT_TYPE_TEXT"],
  category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
  territorial_scope: ["AT", "GR", "NO"],
  content_date: "2026-11-24",
  application_date: "2026-11-25",
  decision_facts: "A moderator read it and decided.",
  source_type: "SOURCE_VOLUNTARY",
  automated_detection: "No",
  automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
  puid: "parley-1_a",
};
const UNLAWFUL = {
  ...HIDDEN,
  decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
  incompatible_content_ground: undefined,
  incompatible_content_explanation: undefined,
  illegal_content_legal_ground: "Article 1 of some law",
  illegal_content_explanation: "It is against it.",
};
const without = (field: keyof typeof HIDDEN) => ({ ...HIDDEN, [field]: undefined });
const text = (length: number) => "x".repeat(length);

const VALID: [string, object][] = [
  ["a hidden text", HIDDEN],
  ["one against the law", UNLAWFUL],
  ["a suspended account", { ...without("decision_visibility"), decision_account: "DECISION_ACCOUNT_SUSPENDED" }],
  [
    "a service in part",
    { ...without("decision_visibility"), decision_provision: "DECISION_PROVISION_PARTIAL_SUSPENSION" },
  ],
  ["payments", { ...without("decision_visibility"), decision_monetary: "DECISION_MONETARY_SUSPENSION" }],
  ["an end", { ...HIDDEN, end_date_visibility_restriction: "2026-11-25" }],
  ["the 29th of February", { ...HIDDEN, content_date: "2024-02-29" }],
  ["the first day", { ...HIDDEN, content_date: "2000-01-01", application_date: "2020-01-01" }],
  ["the last day", { ...HIDDEN, end_date_account_restriction: "2038-01-01" }],
  ["a language", { ...HIDDEN, content_language: "PS" }],
  [
    "keywords",
    {
      ...HIDDEN,
      category_specification: ["KEYWORD_HATE_SPEECH", "KEYWORD_OTHER"],
      category_specification_other: "Spam",
    },
  ],
  ["another keyword without words", { ...HIDDEN, category_specification: ["KEYWORD_OTHER"] }],
  ["a second category", { ...HIDDEN, category_addition: ["STATEMENT_CATEGORY_VIOLENCE"] }],
  [
    "another restriction, in words",
    { ...HIDDEN, decision_visibility: ["DECISION_VISIBILITY_OTHER"], decision_visibility_other: "Moved" },
  ],
  ["another content, in words", { ...HIDDEN, content_type: ["CONTENT_TYPE_OTHER"], content_type_other: "A map" }],
  ["a notifier", { ...HIDDEN, source_type: "SOURCE_TRUSTED_FLAGGER", source_identity: "A flagger" }],
  ["facts of 5,000 characters", { ...HIDDEN, decision_facts: text(5_000) }],
  ["characters of two halves, counted once", { ...HIDDEN, incompatible_content_ground: "😀".repeat(500) }],
  ["an address", { ...HIDDEN, decision_ground_reference_url: "https://debate.example.org/rules#spam" }],
  ["whether it is illegal too", { ...HIDDEN, incompatible_content_illegal: "No" }],
];

const INVALID: [string, object][] = [
  ["nothing", {}],
  ["no restriction", without("decision_visibility")],
  ["an empty list of restrictions", { ...HIDDEN, decision_visibility: [] }],
  ["a restriction that is no list", { ...HIDDEN, decision_visibility: "DECISION_VISIBILITY_CONTENT_DISABLED" }],
  ["an unknown restriction", { ...HIDDEN, decision_visibility: ["DECISION_VISIBILITY_HIDDEN"] }],
  ["a retired category", { ...HIDDEN, category: "STATEMENT_CATEGORY_NON_CONSENSUAL_BEHAVIOUR" }],
  ["no ground", without("decision_ground")],
  ["no words to the ground", without("incompatible_content_ground")],
  ["no explanation", without("incompatible_content_explanation")],
  ["the words of the other ground", { ...HIDDEN, decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT" }],
  ["the words of both grounds", { ...UNLAWFUL, incompatible_content_ground: "House rule" }],
  ["illegal too, of what is illegal", { ...UNLAWFUL, incompatible_content_illegal: "Yes" }],
  ["a law of 501 characters", { ...UNLAWFUL, illegal_content_legal_ground: text(501) }],
  ["an explanation of 2,001", { ...HIDDEN, incompatible_content_explanation: text(2_001) }],
  ["facts of 5,001", { ...HIDDEN, decision_facts: text(5_001) }],
  ["no facts", { ...HIDDEN, decision_facts: "" }],
  ["another restriction without words", { ...HIDDEN, decision_visibility: ["DECISION_VISIBILITY_OTHER"] }],
  ["words to no other restriction", { ...HIDDEN, decision_visibility_other: "Moved" }],
  ["another payment without words", { ...HIDDEN, decision_monetary: "DECISION_MONETARY_OTHER" }],
  ["another content without words", { ...HIDDEN, content_type: ["CONTENT_TYPE_OTHER"] }],
  ["no content", without("content_type")],
  ["a keyword that is not known", { ...HIDDEN, category_specification: ["KEYWORD_RUDE"] }],
  ["words without their keyword", { ...HIDDEN, category_specification_other: "Spam" }],
  ["Greece by its other letters", { ...HIDDEN, territorial_scope: ["EL"] }],
  ["a language in small letters", { ...HIDDEN, content_language: "en" }],
  ["a moment for a day", { ...HIDDEN, content_date: "2026-11-24T10:00:00Z" }],
  ["no such day", { ...HIDDEN, content_date: "2026-02-29" }],
  ["a day too early", { ...HIDDEN, application_date: "2019-12-31" }],
  ["a day too late", { ...HIDDEN, end_date_visibility_restriction: "2038-01-02" }],
  ["an end that is nothing", { ...HIDDEN, end_date_visibility_restriction: null }],
  ["an unknown source", { ...HIDDEN, source_type: "SOURCE_MODERATOR" }],
  ["who told, of what nobody told", { ...HIDDEN, source_identity: "Somebody" }],
  ["a truth value", { ...HIDDEN, automated_detection: false }],
  ["an old automated decision", { ...HIDDEN, automated_decision: "No" }],
  ["a puid with a space", { ...HIDDEN, puid: "parley 1" }],
  ["a puid of 501 characters", { ...HIDDEN, puid: text(501) }],
  ["no puid", without("puid")],
  ["an address without http", { ...HIDDEN, decision_ground_reference_url: "javascript:alert(1)" }],
  ["a field that the Database does not know", { ...HIDDEN, author: "somebody" }],
];

/** As JSON carries it: what is undefined is not there. */
const sent = (payload: object) => JSON.parse(JSON.stringify(payload));

describe("zod and the JSON Schema give the same verdict", () => {
  test.each(VALID)("valid: %s", (_, payload) => {
    expect(SentStatement.safeParse(sent(payload)).error?.issues).toBeUndefined();
    expect([isValid(sent(payload)), isValid.errors]).toEqual([true, null]);
  });

  test.each(INVALID)("invalid: %s", (_, payload) => {
    expect(SentStatement.safeParse(sent(payload)).success).toBe(false);
    expect(isValid(sent(payload))).toBe(false);
  });

  test("they know the same fields and values", () => {
    const values = (field: string) => {
      const { enum: one, items, $ref } = schema.properties[field];
      const ref = $ref ?? items?.$ref;
      return one ?? items?.enum ?? (ref && schema.$defs[ref.split("/").at(-1)].enum);
    };
    for (const [field, own] of Object.entries(SentStatement.shape)) {
      expect(schema.properties, field).toHaveProperty(field);
      const inner = "unwrap" in own ? own.unwrap() : own;
      const element = "element" in inner ? inner.element : inner;
      const options = typeof element === "object" && "options" in element ? element.options : undefined;
      expect(values(field), field).toEqual(options);
    }
    expect(Object.keys(schema.properties)).toEqual(Object.keys(SentStatement.shape));
    expect(schema.$defs.category.enum).toHaveLength(16);
  });
});

test("what JSON Schema cannot say: a restriction does not end before it begins", () => {
  const payload = { ...HIDDEN, end_date_visibility_restriction: "2026-11-24" };
  expect(isValid(payload)).toBe(true);
  expect(SentStatement.safeParse(payload).success).toBe(false);
});

const BASIS = { notices: 0, reports: 1, orders: 0, marked: false, postedAt: new Date(0), language: "fa-AF" };
const NOW = new Date("2026-11-25T10:00:00Z");

describe("whatever restricts is composed as the Database takes it", () => {
  const postedAt = new Date("2026-11-24T10:00:00Z");
  const kinds = DECISION_KINDS.flatMap((kind) => HOUSE_RULES.map(({ slug }) => ({ kind, slug })));
  test.each(kinds)("$kind for $slug", ({ kind, slug }) => {
    const until = new Date("2026-12-02T10:00:00Z");
    const decision = { kind, hides: kind === "hide", ground: slug, until, checks: ["newcomer"] };
    for (const law of [null, "Some law"]) {
      const statement = composeStatement({ ...decision, law }, { ...BASIS, postedAt }, NOW);
      if (!restricts(statement)) continue;
      const payload = asSent(statement, { rules: "https://debate.example.org/rules" });
      expect([isValid(payload), isValid.errors]).toEqual([true, null]);
      expect(payload.content_language).toBe("FA");
    }
  });

  test("and what is not is a mistake that is told", () => {
    const hide = { kind: "hide", hides: true, ground: "spam", law: null, until: null, checks: [] } as const;
    expect(() => asSent(composeStatement(hide, { ...BASIS, postedAt: new Date("1999-01-01") }, NOW))).toThrow(
      /is not as the EU Transparency Database takes it: content_date/,
    );
  });

  test("who is suspended past the last day that the Database knows has no end", () => {
    const until = new Date("2038-01-02T10:00:00Z");
    const statement = composeStatement(
      { kind: "suspend", hides: false, ground: "spam", law: null, until, checks: [] },
      { ...BASIS, postedAt },
      NOW,
    );
    expect(asSent(statement)).not.toHaveProperty("end_date_account_restriction");
  });

  test("a restriction that was ended says on which day, and one that had an end the earlier of both", () => {
    const suspend = { kind: "suspend", hides: true, ground: "spam", law: null, checks: [] } as const;
    const statement = composeStatement(
      { ...suspend, until: new Date("2026-12-02T10:00:00Z") },
      { ...BASIS, postedAt },
      NOW,
    );
    const ends = (ended: object) => {
      const { end_date_visibility_restriction: visibility, end_date_account_restriction: account } = asSent(statement, {
        ended,
      });
      return { visibility, account };
    };
    expect(ends({})).toEqual({ visibility: undefined, account: "2026-12-02" });
    expect(ends({ visibility: "2026-11-26" })).toEqual({ visibility: "2026-11-26", account: "2026-12-02" });
    expect(ends({ account: "2026-11-27" })).toEqual({ visibility: undefined, account: "2026-11-27" });
    expect(ends({ account: "2027-01-01" })).toEqual({ visibility: undefined, account: "2026-12-02" });
  });
});
