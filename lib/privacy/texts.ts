import type { Texts } from "#db/rewrite-texts";

/**
 * Where people wrote what may name somebody, how long it may be there, and how it is written. Decisions are not here, as their digests go
 * with them; a test holds the list against the schema.
 */
export const TEXTS: readonly Texts[] = [
  {
    table: "argument_revisions",
    columns: {
      claim: { most: 140 },
      body: { most: (row) => (row.claim === null ? 3_000 : 5_000), form: "markdown" },
      html: { most: Number.POSITIVE_INFINITY, form: "html" },
      sources: { most: Number.POSITIVE_INFINITY, form: "json" },
    },
  },
  { table: "passages", columns: { exact: { most: 500 }, prefix: { most: 500 }, suffix: { most: 500 } } },
  { table: "moved", columns: { why: { most: 1_000, least: 50 } } },
  { table: "reports", columns: { note: { most: 500 } } },
  { table: "appeals", columns: { words: { most: 3_000 } } },
  { table: "member_notes", columns: { words: { most: 2_000 } } },
  { table: "proposals", columns: { reason: { most: 2_000 } } },
  {
    table: "notices",
    columns: {
      address: { most: 2_000 },
      law: { most: 500 },
      explanation: { most: 5_000 },
      name: { most: 200 },
      email: { most: 254 },
    },
  },
  { table: "cases", columns: { markers: { most: Number.POSITIVE_INFINITY, form: "json" } } },
  { table: "mails", columns: { failure: { most: Number.POSITIVE_INFINITY } } },
];
