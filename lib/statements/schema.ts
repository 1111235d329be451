import { z } from "zod";
import { AUTOMATED_DECISIONS, DECISION_GROUNDS, SOURCE_TYPES } from "#db/schema/statements";
import { DayFrom2000, DayFrom2020 } from "#lib/statements/days";
import { EEA } from "#lib/statements/territory";
import * as values from "#lib/statements/values";

/** Lengths are counted in characters, as JSON Schema counts them, not in halves of some. */
const words = (most: number) =>
  z
    .string()
    .min(1)
    .refine((text) => [...text].length <= most, `should have ${most} characters or fewer`);

const listOf = <const V extends readonly [string, ...string[]]>(known: V) => z.array(z.enum(known)).min(1);

const FIELDS = z.strictObject({
  decision_visibility: listOf(values.VISIBILITIES).optional(),
  decision_visibility_other: words(500).optional(),
  decision_monetary: z.enum(values.MONETARIES).optional(),
  decision_monetary_other: words(500).optional(),
  decision_provision: z.enum(values.PROVISIONS).optional(),
  decision_account: z.enum(values.ACCOUNTS).optional(),
  account_type: z.enum(values.ACCOUNT_TYPES).optional(),
  decision_ground: z.enum(DECISION_GROUNDS),
  decision_ground_reference_url: words(500)
    .regex(/^https?:\/\/\S+$/)
    .optional(),
  illegal_content_legal_ground: words(500).optional(),
  illegal_content_explanation: words(2_000).optional(),
  incompatible_content_ground: words(500).optional(),
  incompatible_content_explanation: words(2_000).optional(),
  incompatible_content_illegal: z.enum(["Yes", "No"]).optional(),
  content_type: listOf(values.CONTENT_TYPES),
  content_type_other: words(500).optional(),
  category: z.enum(values.CATEGORIES),
  category_addition: listOf(values.CATEGORIES).optional(),
  category_specification: listOf(values.KEYWORDS).optional(),
  category_specification_other: words(500).optional(),
  territorial_scope: listOf(EEA),
  content_language: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  content_date: DayFrom2000,
  application_date: DayFrom2020,
  end_date_visibility_restriction: DayFrom2020.optional(),
  end_date_monetary_restriction: DayFrom2020.optional(),
  end_date_service_restriction: DayFrom2020.optional(),
  end_date_account_restriction: DayFrom2020.optional(),
  decision_facts: words(5_000),
  source_type: z.enum(SOURCE_TYPES),
  source_identity: words(500).optional(),
  automated_detection: z.enum(["Yes", "No"]),
  automated_decision: z.enum(AUTOMATED_DECISIONS),
  puid: words(500).regex(/^[a-zA-Z0-9_-]+$/),
});

type Fields = z.infer<typeof FIELDS>;
type Field = keyof Fields;

/** What must be there exactly when something else is so; otherwise the Database would drop it, so it is not sent. */
const GO_TOGETHER: { fields: Field[]; when: (statement: Fields) => boolean }[] = [
  {
    fields: ["decision_visibility_other"],
    when: ({ decision_visibility }) => decision_visibility?.includes("DECISION_VISIBILITY_OTHER") ?? false,
  },
  {
    fields: ["decision_monetary_other"],
    when: ({ decision_monetary }) => decision_monetary === "DECISION_MONETARY_OTHER",
  },
  { fields: ["content_type_other"], when: ({ content_type }) => content_type.includes("CONTENT_TYPE_OTHER") },
  {
    fields: ["illegal_content_legal_ground", "illegal_content_explanation"],
    when: ({ decision_ground }) => decision_ground === "DECISION_GROUND_ILLEGAL_CONTENT",
  },
  {
    fields: ["incompatible_content_ground", "incompatible_content_explanation"],
    when: ({ decision_ground }) => decision_ground === "DECISION_GROUND_INCOMPATIBLE_CONTENT",
  },
];

/** What may be there only when something else is so. */
const ONLY_WHERE: { field: Field; when: (statement: Fields) => boolean }[] = [
  {
    field: "incompatible_content_illegal",
    when: ({ decision_ground }) => decision_ground === "DECISION_GROUND_INCOMPATIBLE_CONTENT",
  },
  {
    field: "category_specification_other",
    when: ({ category_specification }) => category_specification?.includes("KEYWORD_OTHER") ?? false,
  },
  { field: "source_identity", when: ({ source_type }) => source_type !== "SOURCE_VOLUNTARY" },
];

const RESTRICTIONS = ["decision_visibility", "decision_monetary", "decision_provision", "decision_account"] as const;
const ENDS = [
  "end_date_visibility_restriction",
  "end_date_monetary_restriction",
  "end_date_service_restriction",
  "end_date_account_restriction",
] as const;

/**
 * A statement of reasons as the EU Transparency Database takes it (docs/statement.schema.json says the same to other
 * programs, but for the order of two days, which JSON Schema cannot). What is empty is left out.
 */
export const SentStatement = FIELDS.superRefine((statement, { addIssue }) => {
  const refuse = (field: Field, message: string) => addIssue({ code: "custom", path: [field], message });
  if (RESTRICTIONS.every((field) => statement[field] === undefined))
    refuse("decision_visibility", "A statement names what it restricts.");
  for (const { fields, when } of GO_TOGETHER) {
    const isAskedFor = when(statement);
    for (const field of fields)
      if ((statement[field] !== undefined) !== isAskedFor)
        refuse(field, isAskedFor ? "It is missing." : "It belongs to something else.");
  }
  for (const { field, when } of ONLY_WHERE)
    if (statement[field] !== undefined && !when(statement)) refuse(field, "It belongs to something else.");
  for (const field of ENDS)
    if ((statement[field] ?? statement.application_date) < statement.application_date)
      refuse(field, "A restriction does not end before it begins.");
});
export type SentStatement = z.infer<typeof SentStatement>;
