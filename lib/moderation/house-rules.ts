/** The house rules: what moderators may hide for. Each decision names one as its ground. */
export const HOUSE_RULES = [
  {
    slug: "person",
    title: "Argue with the claim, not the person",
    text: "No insults, threats or mockery of members, of people in the article, or of those who share a view.",
  },
  {
    slug: "hatred",
    title: "No hatred",
    text: "Nobody is attacked or belittled for origin, religion, sex, sexual orientation, disability or status as a migrant.",
  },
  {
    slug: "violence",
    title: "No call for violence",
    text: "No praise of, or call for, violence or terror, whoever it is aimed at.",
  },
  {
    slug: "made-up",
    title: "No invented quotes or sources",
    text: "Whoever quotes or cites must be able to show it. A mistake can be edited; an invention is hidden.",
  },
  {
    slug: "private",
    title: "No private data",
    text: "No addresses, numbers, documents or names of private persons, least of all of people who sought protection.",
  },
  {
    slug: "off-topic",
    title: "To the motion",
    text: "An argument speaks to the motion or to the argument it answers.",
  },
  {
    slug: "spam",
    title: "No advertising, no repetition",
    text: "No promotion, and not the same text again and again.",
  },
  {
    slug: "unlawful",
    title: "Nothing against the law",
    text: "What is illegal in the European Union or in the country of the operator is hidden.",
  },
] as const;

export type Ground = (typeof HOUSE_RULES)[number]["slug"];

export const GROUNDS = HOUSE_RULES.map((rule) => rule.slug) as [Ground, ...Ground[]];

/** The name of a ground on the screen; an older one that is no rule any more is shown as it was stored. */
export function groundTitle(slug: string): string {
  return HOUSE_RULES.find((rule) => rule.slug === slug)?.title ?? slug;
}
