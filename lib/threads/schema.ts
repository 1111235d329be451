import { z } from "zod";
import { JUST_ASKING } from "#lib/arguments/rules";
import { plainLine, plainText } from "#lib/text/plain-line";

const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "should be lower-case words joined by hyphens")
  .max(80);

/** A date as an editor writes it; YAML makes numbers and dates of some. */
const Written = z.coerce.string().pipe(plainLine({ max: 40 }));

const Source = z.object({
  title: plainLine({ min: 1, max: 300 }),
  url: z.url({ protocol: /^https$/ }).optional(),
  publisher: plainLine({ max: 200 }).optional(),
  date: Written.optional(),
  type: plainLine({ max: 40 }).optional(),
});

const Stance = z.object({
  slug: Slug.max(40).refine((slug) => slug !== JUST_ASKING, "should not be the word for no side"),
  label: plainLine({ min: 1, max: 60 }),
  summary: plainLine({ min: 1, max: 300 }),
});

/** A briefing: the front matter of a Markdown file, and the article below it. The first stance says yes to the motion. */
export const Briefing = z.object({
  slug: Slug,
  kicker: plainLine({ max: 120 }).default(""),
  title: plainLine({ min: 1, max: 200 }),
  dek: plainLine({ max: 500 }).default(""),
  motion: plainLine({ min: 1, max: 300 }),
  stances: z
    .tuple([Stance, Stance], "should be two stances, the one that agrees with the motion first")
    .refine(([yes, no]) => yes.slug !== no.slug, "should be two different ones"),
  published: Written,
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)
    .default("en"),
  sources: z.array(Source).max(50).default([]),
  markdown: plainText({ min: 1, max: 200_000 }),
});
export type Briefing = z.infer<typeof Briefing>;

/** A new revision of a thread's article. `revision` is the number that it was written from, where it is known. */
export const PublishRevision = z.object({
  slug: Briefing.shape.slug,
  revision: z.coerce.number("Please reload the page and try again.").int().positive().optional(),
  kicker: plainLine({ max: 120 }),
  title: plainLine({ min: 1, max: 200, tooShort: "Please give the article a title." }),
  dek: plainLine({ max: 500 }),
  markdown: plainText({ min: 1, max: 200_000, tooShort: "Please write the article." }),
  motion: Briefing.shape.motion.optional(),
  published: Briefing.shape.published.optional(),
  language: Briefing.shape.language.unwrap().optional(),
  sources: z.array(Source).max(50).optional(),
});
export type PublishRevision = z.infer<typeof PublishRevision>;
