import { z } from "zod";
import { CLAIM_LENGTH } from "#lib/arguments/rules";
import { ThreadSlug } from "#lib/arguments/schema";
import { MOST_PAGES, QUERY_LENGTH } from "#lib/search/rules";

export const KINDS = ["arguments", "articles", "members"] as const;
export type Kind = (typeof KINDS)[number];

/** What was typed, as one line of readable characters, cut to what is looked for. Any text at all becomes one. */
const Line = (length: number) =>
  z
    .string()
    .catch("")
    .transform((typed) =>
      typed
        .slice(0, 2 * length)
        .toWellFormed()
        .replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069\ufffd]+/gu, " ")
        .trim(),
    )
    .transform((line) => [...line].slice(0, length).join(""));

/** A filter that cannot be one finds nothing, rather than everything: it is kept as it was typed, only shorter. */
const Filter = Line(80).transform((value) => value || undefined);

/** The address of a search page. Nothing is refused. */
export const Search = z.object({
  q: Line(QUERY_LENGTH),
  thread: Filter,
  stance: Filter,
  author: Line(80).transform((handle) => handle.replace(/^[@\s]+/, "").toLowerCase() || undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  page: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .pipe(z.number().max(MOST_PAGES))
    .catch(1),
});
export type Search = z.infer<typeof Search>;

/** What a claim is compared with, while it is typed. */
export const SimilarTo = z.object({ thread: ThreadSlug, claim: Line(CLAIM_LENGTH) });
