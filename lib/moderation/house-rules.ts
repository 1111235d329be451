/** Of the house rules as they stand: the day on which they last changed. Each statement of reasons keeps it. */
export const TERMS_VERSION = "2026-11-25";

/**
 * The house rules: what moderators may hide for. Each decision names one as its ground. `category` and `keywords` are
 * what the EU Transparency Database calls it; `template` is what the author is told until an admin writes it otherwise.
 */
export const HOUSE_RULES = [
  {
    slug: "person",
    title: "Argue with the claim, not the person",
    text: "No insults, threats or mockery of members, of people in the article, or of those who share a view.",
    category: "STATEMENT_CATEGORY_CYBER_VIOLENCE",
    keywords: ["KEYWORD_CYBER_HARASSMENT"],
    template: "It speaks about a person instead of what they claim. You may post the point again without that.",
  },
  {
    slug: "hatred",
    title: "No hatred",
    text: "Nobody is attacked or belittled for origin, religion, sex, sexual orientation, disability or status as a migrant.",
    category: "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    keywords: ["KEYWORD_HATE_SPEECH", "KEYWORD_DISCRIMINATION"],
    template: "It belittles people for what they are. You may argue for the same view without that.",
  },
  {
    slug: "violence",
    title: "No call for violence",
    text: "No praise of, or call for, violence or terror, whoever it is aimed at.",
    category: "STATEMENT_CATEGORY_VIOLENCE",
    keywords: ["KEYWORD_INCITEMENT_VIOLENCE_HATRED"],
    template: "It praises violence or calls for it, which is not allowed here, whoever it is aimed at.",
  },
  {
    slug: "made-up",
    title: "No invented quotes or sources",
    text: "Whoever quotes or cites must be able to show it. A mistake can be edited; an invention is hidden.",
    category: "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
    keywords: ["KEYWORD_MISINFORMATION_DISINFORMATION"],
    template: "It quotes or cites what we could not find. You may post it again with a source that others can open.",
  },
  {
    slug: "private",
    title: "No private data",
    text: "No addresses, numbers, documents or names of private persons, least of all of people who sought protection.",
    category: "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
    keywords: ["KEYWORD_OTHER"],
    template: "It holds details of a private person. You may post the point again without them.",
  },
  {
    slug: "off-topic",
    title: "To the motion",
    text: "An argument speaks to the motion or to the argument it answers.",
    category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    keywords: ["KEYWORD_OTHER"],
    template: "It does not speak to the motion, nor to the argument that it answers. You may post it where it belongs.",
  },
  {
    slug: "spam",
    title: "No advertising, no repetition",
    text: "No promotion, and not the same text again and again.",
    category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    keywords: ["KEYWORD_OTHER"],
    template: "It advertises, or repeats what was posted before.",
  },
  {
    slug: "unlawful",
    title: "Nothing against the law",
    text: "What is illegal in the European Union or in the country of the operator is hidden.",
    category: "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    keywords: ["KEYWORD_VIOLATION_EU_LAW"],
    template: "It is against the law that is named here.",
  },
] as const;

export type Ground = (typeof HOUSE_RULES)[number]["slug"];

export const GROUNDS = HOUSE_RULES.map((rule) => rule.slug) as [Ground, ...Ground[]];

/** The house rule of a ground, if it still is one. */
export const ruleOf = (slug: string) => HOUSE_RULES.find((rule) => rule.slug === slug);

/** The name of a ground on the screen; an older one that is no rule any more is shown as it was stored. */
export function groundTitle(slug: string): string {
  return ruleOf(slug)?.title ?? slug;
}
