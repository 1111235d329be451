import { randomUUID } from "node:crypto";
import type { DECISION_KINDS } from "#db/schema/moderation";
import type { statements } from "#db/schema/statements";
import { ruleOf, TERMS_VERSION } from "#lib/moderation/house-rules";
import { LAST_DAY } from "#lib/statements/days";
import { EEA } from "#lib/statements/territory";

export type Statement = Omit<typeof statements.$inferInsert, "id">;

/** What a decision rests on: what came in about its argument before, and what is known of the argument. */
export type Basis = {
  notices: number;
  reports: number;
  orders: number;
  /** Whether a check of the program pointed at it. */
  marked: boolean;
  /** When it was posted, and its language (BCP 47). */
  postedAt: Date | null;
  language: string | null;
};

type Decision = {
  kind: (typeof DECISION_KINDS)[number];
  /** It hides an argument (`warn` and `suspend` may). */
  hides: boolean;
  ground: string | null;
  /** The law that it breaks, where the ground is the law. */
  law: string | null;
  /** An authority ordered it. */
  isOrdered?: boolean;
  until: Date | null;
  /** Of a hold: the names of the checks that asked for it. */
  checks: readonly string[];
};

/**
 * The statement of reasons for a decision, by the field names and values of the EU Transparency Database
 * (api-documentation of digital-services-act/transparency-database). It is made of our own sentences alone: the words
 * to the author stand in the decision, which is not published.
 */
export function composeStatement(decision: Decision, basis: Basis, now = new Date()): Statement {
  const visibility = visibilityOf(decision);
  const account = decision.kind === "suspend" ? "DECISION_ACCOUNT_SUSPENDED" : null;
  const restricts = visibility !== null || account !== null;
  const end = endOf(decision.until);
  const isAutomatic = decision.kind === "hold";
  return {
    puid: `parley-${randomUUID()}`,
    decision_visibility: visibility,
    decision_account: account,
    ...groundsOf(decision, restricts),
    content_type: ["CONTENT_TYPE_TEXT"],
    territorial_scope: [...EEA],
    content_language: languageOf(basis.language),
    content_date: dayOf(basis.postedAt ?? now),
    application_date: dayOf(now),
    end_date_visibility_restriction: decision.kind === "suspend" || visibility === null ? null : end,
    end_date_account_restriction: account ? end : null,
    decision_facts: factsOf(decision, basis),
    source_type: sourceOf(basis),
    automated_detection: basis.marked || isAutomatic ? "Yes" : "No",
    automated_decision: isAutomatic ? "AUTOMATED_DECISION_FULLY" : "AUTOMATED_DECISION_NOT_AUTOMATED",
    terms_version: TERMS_VERSION,
    terms_clause: decision.ground,
    created_at: now,
  };
}

/** The day on which it ends; one past the last that the Database knows counts as none, which is how it says “for good”. */
function endOf(until: Date | null): string | null {
  const day = until && dayOf(until);
  return day !== null && day <= LAST_DAY ? day : null;
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

/** The Database takes the two letters of ISO 639-1 in capitals. */
const languageOf = (language: string | null) => /^[a-z]{2}(?=-|$)/.exec(language ?? "")?.[0].toUpperCase() ?? null;

function visibilityOf({ kind, hides }: Decision): string[] | null {
  if (hides || kind === "hide-revision" || kind === "remove-credit") return ["DECISION_VISIBILITY_CONTENT_DISABLED"];
  if (kind === "lock") return ["DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED"];
  return null;
}

function groundsOf({ kind, ground, law, isOrdered = false }: Decision, restricts: boolean) {
  const rule = ruleOf(ground ?? "");
  if (kind === "hold") {
    return {
      decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT" as const,
      incompatible_content_ground: "House rules: what is read before it is published",
      incompatible_content_explanation:
        "A check before publishing found something that a moderator should read first. It says nothing about the argument itself.",
      category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
      category_specification: ["KEYWORD_OTHER"],
      category_specification_other: "Waits for a moderator",
    };
  }
  if (!rule) {
    if (restricts) throw new Error("A restriction needs a house rule as its ground.");
    return {};
  }
  const category = {
    category: rule.category,
    category_specification: [...rule.keywords],
    category_specification_other: (rule.keywords as readonly string[]).includes("KEYWORD_OTHER") ? rule.title : null,
  };
  if (law !== null && isOrdered) {
    return {
      decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT" as const,
      illegal_content_legal_ground: law,
      illegal_content_explanation: "An authority ordered to remove it as terrorist content.",
      category: "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY",
      category_specification: ["KEYWORD_TERRORIST_CONTENT"],
    };
  }
  if (law !== null) {
    return {
      ...category,
      decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT" as const,
      illegal_content_legal_ground: law,
      illegal_content_explanation: "A moderator read it and found that it is against the law named here.",
    };
  }
  return {
    ...category,
    decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT" as const,
    incompatible_content_ground: `House rule: ${rule.title}`,
    incompatible_content_explanation: rule.text,
  };
}

function sourceOf({ notices, reports, orders }: Basis) {
  if (notices > 0) return "SOURCE_ARTICLE_16" as const;
  return reports > 0 || orders > 0 ? ("SOURCE_TYPE_OTHER_NOTIFICATION" as const) : ("SOURCE_VOLUNTARY" as const);
}

/** What decisions on earlier decisions rest on. */
const LOOKED_AT_AGAIN: Partial<Record<Decision["kind"], string>> = {
  undo: "The moderator who decided took it back within minutes.",
  uphold: "Whom the decision concerns appealed. Another moderator read the appeal and answered it.",
  overturn: "Whom the decision concerns appealed. Another moderator read the appeal and granted it.",
  restore: "A moderator looked at an earlier decision again.",
  lift: "A moderator looked at an earlier decision again.",
  unlock: "A moderator looked at an earlier decision again.",
  "show-revision": "A moderator looked at an earlier decision again.",
};

/** What the decision rests on, in whole sentences. */
function factsOf({ kind, checks }: Decision, { notices, reports, orders, marked }: Basis): string {
  if (kind === "hold")
    return `A program held it before anybody could read it. Checks that asked for it: ${checks.join(", ")}.`;
  const again = LOOKED_AT_AGAIN[kind];
  if (again) return again;
  const occasions = [
    orders > 0 && "An authority ordered to remove it.",
    notices > 0 &&
      (notices === 1 ? "One notice of illegal content named it." : `${notices} notices of illegal content named it.`),
    reports > 0 && (reports === 1 ? "One member reported it." : `${reports} members reported it.`),
    marked && "A check of the program pointed at it.",
    notices + reports + orders === 0 && !marked && "A moderator acted on their own initiative.",
  ];
  return [...occasions.filter(Boolean), "A moderator read it and decided."].join(" ");
}
