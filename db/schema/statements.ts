import { sql } from "drizzle-orm";
import { check, id, instant, isSame, json, table, text, uniqueIndex } from "#db/columns";

/** How a statement says where the information came from that a decision rests on. */
export const SOURCE_TYPES = [
  "SOURCE_ARTICLE_16",
  "SOURCE_TRUSTED_FLAGGER",
  "SOURCE_TYPE_OTHER_NOTIFICATION",
  "SOURCE_VOLUNTARY",
] as const;
export const AUTOMATED_DECISIONS = [
  "AUTOMATED_DECISION_FULLY",
  "AUTOMATED_DECISION_PARTIALLY",
  "AUTOMATED_DECISION_NOT_AUTOMATED",
] as const;
export const DECISION_GROUNDS = ["DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT"] as const;

/**
 * The statement of reasons of each decision (Art. 17 of Regulation (EU) 2022/2065), never changed afterwards (triggers).
 * The columns are the fields of the EU Transparency Database by its own names, so that a row can be handed over as it
 * is; fields that a forum of texts without payments never fills are left out. No field holds what a person wrote or who
 * they are. `terms_version` and `terms_clause` are the house rules as they stood; the last three lines are ours.
 */
export const statements = table(
  "statements",
  {
    id: id(),
    puid: text("puid").notNull(),
    decision_visibility: json<string[] | null>("decision_visibility"),
    decision_visibility_other: text("decision_visibility_other"),
    decision_provision: text("decision_provision"),
    decision_account: text("decision_account"),
    decision_ground: text("decision_ground", DECISION_GROUNDS),
    illegal_content_legal_ground: text("illegal_content_legal_ground"),
    illegal_content_explanation: text("illegal_content_explanation"),
    incompatible_content_ground: text("incompatible_content_ground"),
    incompatible_content_explanation: text("incompatible_content_explanation"),
    content_type: json<string[]>("content_type").notNull(),
    category: text("category"),
    category_specification: json<string[] | null>("category_specification"),
    category_specification_other: text("category_specification_other"),
    territorial_scope: json<string[]>("territorial_scope").notNull(),
    content_language: text("content_language"),
    content_date: text("content_date").notNull(),
    application_date: text("application_date").notNull(),
    end_date_visibility_restriction: text("end_date_visibility_restriction"),
    end_date_service_restriction: text("end_date_service_restriction"),
    end_date_account_restriction: text("end_date_account_restriction"),
    decision_facts: text("decision_facts").notNull(),
    source_type: text("source_type", SOURCE_TYPES).notNull(),
    automated_detection: text("automated_detection", ["Yes", "No"]).notNull(),
    automated_decision: text("automated_decision", AUTOMATED_DECISIONS).notNull(),
    terms_version: text("terms_version").notNull(),
    terms_clause: text("terms_clause"),
    created_at: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("statements_puid").on(t.puid),
    check("statements_puid_length", sql`length(${t.puid}) between 1 and 500`),
    check("statements_facts_length", sql`length(${t.decision_facts}) between 1 and 5000`),
    check(
      "statements_restriction_has_ground",
      sql`(${t.decision_visibility} is null and ${t.decision_provision} is null and ${t.decision_account} is null) or (${t.decision_ground} is not null and ${t.category} is not null)`,
    ),
    check(
      "statements_ground",
      sql`${t.decision_ground} in ('DECISION_GROUND_ILLEGAL_CONTENT', 'DECISION_GROUND_INCOMPATIBLE_CONTENT')`,
    ),
    check(
      "statements_illegal",
      sql`(${isSame(t.decision_ground, sql`'DECISION_GROUND_ILLEGAL_CONTENT'`)}) = (${t.illegal_content_legal_ground} is not null) and (${t.illegal_content_legal_ground} is null) = (${t.illegal_content_explanation} is null)`,
    ),
    check(
      "statements_incompatible",
      sql`(${isSame(t.decision_ground, sql`'DECISION_GROUND_INCOMPATIBLE_CONTENT'`)}) = (${t.incompatible_content_ground} is not null) and (${t.incompatible_content_ground} is null) = (${t.incompatible_content_explanation} is null)`,
    ),
    check(
      "statements_source_type",
      sql`${t.source_type} in ('SOURCE_ARTICLE_16', 'SOURCE_TRUSTED_FLAGGER', 'SOURCE_TYPE_OTHER_NOTIFICATION', 'SOURCE_VOLUNTARY')`,
    ),
    check("statements_automated_detection", sql`${t.automated_detection} in ('Yes', 'No')`),
    check(
      "statements_automated_decision",
      sql`${t.automated_decision} in ('AUTOMATED_DECISION_FULLY', 'AUTOMATED_DECISION_PARTIALLY', 'AUTOMATED_DECISION_NOT_AUTOMATED')`,
    ),
  ],
);
