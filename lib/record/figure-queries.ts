import { count, gte } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { notices, orders } from "#db/schema/cases";
import { appeals, reports } from "#db/schema/moderation";
import { DAY_MS } from "#lib/arguments/rules";
import { groundTitle } from "#lib/moderation/house-rules";
import { type DecisionKind, outcomeInWords } from "#lib/moderation/outcome";
import { type CountedDecisions, countDecisions } from "#lib/record/count-decisions";
import { caseSpans, figuresOfThreads } from "#lib/record/figures-of-threads";
import { FIGURES_DAYS } from "#lib/record/rules";
import { type Comparison, compare, type DayOfDecisions, decisionsPerDay, median } from "#lib/record/stats";

export type Named = { name: string; count: number };
/** How the forum was moderated in the last FIGURES_DAYS: counts only, of nobody in particular. */
export type Figures = {
  since: string;
  until: string;
  reports: number;
  notices: number;
  orders: number;
  decisions: number;
  kinds: Named[];
  grounds: Named[];
  /** Milliseconds from when something came in to the decision on it; null when nothing was decided. */
  medianMs: number | null;
  appeals: { made: number; answered: number; upheld: number };
  held: number;
  published: number;
  perDay: DayOfDecisions[];
  comparisons: Comparison[];
};

export async function getFigures(now = new Date()): Promise<Figures> {
  const today = Math.floor(now.getTime() / DAY_MS);
  // Whole days, so that they stand until the next one begins.
  const since = new Date((today - FIGURES_DAYS + 1) * DAY_MS);
  return read(async (db) => {
    const decided = await countDecisions(db, since);
    const spans = await caseSpans(db, since);
    const ofKind = (kind: DecisionKind) => sumOf(decided.filter((row) => row.kind === kind));
    return {
      since: since.toISOString(),
      until: now.toISOString(),
      reports: await db.$count(reports, gte(reports.createdAt, since)),
      notices: await db.$count(notices, gte(notices.createdAt, since)),
      orders: await countOrders(db, since),
      decisions: sumOf(decided),
      kinds: byName(decided, ({ kind, hides }) => outcomeInWords(kind, { withArgument: hides })),
      grounds: byName(
        decided.filter(({ ground }) => ground !== null),
        ({ ground }) => groundTitle(ground ?? ""),
      ),
      medianMs: median(spans.map(({ ms }) => ms)),
      appeals: {
        made: await db.$count(appeals, gte(appeals.createdAt, since)),
        answered: ofKind("uphold") + ofKind("overturn"),
        upheld: ofKind("uphold"),
      },
      held: ofKind("hold"),
      published: ofKind("publish"),
      perDay: decisionsPerDay(decided, today, FIGURES_DAYS),
      comparisons: compare(await figuresOfThreads(db, threadsOf(decided), since, spans)),
    };
  });
}

/** Orders are rare: they are looked through. */
async function countOrders(db: Reader, since: Date): Promise<number> {
  const [row] = await db.select({ count: count() }).from(orders).where(gte(orders.receivedAt, since));
  return row?.count ?? 0;
}

/** The threads in which something was decided. */
const threadsOf = (rows: CountedDecisions[]) => [...new Set(rows.flatMap(({ threadId }) => threadId ?? []))];

const sumOf = (rows: CountedDecisions[]) => rows.reduce((so, row) => so + row.count, 0);

/** Counts by name, the most frequent first. */
function byName(rows: CountedDecisions[], nameOf: (row: CountedDecisions) => string): Named[] {
  return [...Map.groupBy(rows, nameOf)]
    .map(([name, group]) => ({ name, count: sumOf(group) }))
    .sort((a, b) => b.count - a.count);
}
