import type { z } from "zod";

type Values = Record<string, unknown>;
/** How often a field of a form took a payload, as it is or in its own spelling, and how often it refused one. */
export type Tally = Map<string, { taken: number; refused: number }>;

/** Fills forms with hostile words as somebody would who tries: what a form refuses is left as `good` has it, and sent again. */
export function formFiller() {
  const tally: Tally = new Map();
  const count = (field: string, how: "taken" | "refused") => {
    const before = tally.get(field) ?? { taken: 0, refused: 0 };
    tally.set(field, { ...before, [how]: before[how] + 1 });
  };

  /** The input of a verb, from what a form sends. `name` is `⟨domain⟩/⟨schema⟩`, as in tests/hostile/fields.ts. */
  function fill<Schema extends z.ZodType>(name: string, schema: Schema, good: Values, hostile: Values) {
    const refused = new Set(
      schema.safeParse({ ...good, ...hostile }).error?.issues.map(({ path: [field] }) => String(field)),
    );
    const left = Object.entries(hostile).filter(([field]) => !refused.has(field));
    for (const field of Object.keys(hostile)) count(`${name}.${field}`, refused.has(field) ? "refused" : "taken");
    return schema.parse({ ...good, ...Object.fromEntries(left) });
  }
  return { fill, tally };
}
export type FormFiller = ReturnType<typeof formFiller>["fill"];
