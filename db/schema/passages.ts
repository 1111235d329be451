import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, primaryKey, table, text } from "#db/columns";
import { argumentsTable } from "#db/schema/arguments";
import { threads } from "#db/schema/threads";

/** How a quoted passage stands in the text as it is now. */
export const PASSAGE_STATES = ["anchored", "moved", "orphaned"] as const;

/**
 * The passage that an argument quotes: of its thread's article, or of another argument. W3C TextQuoteSelector (exact,
 * prefix, suffix) and TextPositionSelector, counted in UTF-16 units of the canonical text (lib/passages). `revision` is
 * the one of that text in which the passage was last looked for, 0 when it was not yet; an orphan has no place in it.
 */
export const passages = table(
  "passages",
  {
    argumentId: integer("argument_id").primaryKey(),
    quotedArgumentId: integer("quoted_argument_id"),
    revision: integer("revision").notNull(),
    exact: text("exact").notNull(),
    prefix: text("prefix").notNull(),
    suffix: text("suffix").notNull(),
    startUtf16: integer("start_utf16"),
    endUtf16: integer("end_utf16"),
    state: text("state", PASSAGE_STATES).notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.argumentId], foreignColumns: [argumentsTable.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.quotedArgumentId], foreignColumns: [argumentsTable.id] }),
    index("passages_quoted").on(t.quotedArgumentId),
    check("passages_exact_length", sql`length(${t.exact}) between 1 and 500`),
    check("passages_state", sql`${t.state} in ('anchored', 'moved', 'orphaned')`),
    check(
      "passages_place",
      sql`(${t.startUtf16} is null) = (${t.endUtf16} is null) and ${t.startUtf16} < ${t.endUtf16}`,
    ),
    check("passages_orphan_has_no_place", sql`(${t.state} = 'orphaned') = (${t.startUtf16} is null)`),
  ],
);

/**
 * How many visible root arguments of a stance quote a passage of their thread's article. Triggers count, as they do for
 * `argumentCounts`: every rendering of a thread needs it, and a long thread has thousands of quotes of the same sentences.
 */
export const passageCounts = table(
  "passage_counts",
  {
    threadId: integer("thread_id").notNull(),
    stance: text("stance").notNull(),
    startUtf16: integer("start_utf16").notNull(),
    endUtf16: integer("end_utf16").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.stance, t.startUtf16, t.endUtf16] }),
    foreignKey({ columns: [t.threadId], foreignColumns: [threads.id] }).onDelete("cascade"),
    check("passage_counts_count", sql`${t.count} >= 0`),
  ],
);
