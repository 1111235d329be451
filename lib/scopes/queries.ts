import { and, inArray, sql } from "drizzle-orm";
import { dataEra, type Reader, read } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { decisions } from "#db/schema/moderation";
import { scopes } from "#db/schema/scopes";

/** `until`: the moment in milliseconds at which something ends by itself that pages may tell of. */
export type Revision = { number: string; until: number };

/**
 * The revision of what pages of this scope show (db/schema/scopes.ts): changed whenever any of it was, and the same as
 * long as none was, and the database is surely the same one. Null where there is no such scope.
 */
export async function getRevision(scope: string, now = new Date()): Promise<Revision | null> {
  const names = scope === "site" ? [scope] : [scope, "threads"];
  const era = dataEra();
  return read(async (db) => {
    const rows = await revisionsOf(db, { one: names[0], other: names.at(-1) });
    if (!rows.some(({ name }) => name === scope)) return null;
    // Locks and slow mode, of any thread: they are few, and a page that is made once more is none too many.
    const [limit] = await endOfLimits(db, { now });
    return {
      number: [era, ...names.map((wanted) => rows.find(({ name }) => name === wanted)?.revision)].join("."),
      until: limit?.ends ?? Number.POSITIVE_INFINITY,
    };
  });
}

const revisionsOf = prepared((db: Reader, given: Given<{ one: unknown; other: unknown }>) =>
  db
    .select()
    .from(scopes)
    .where(inArray(scopes.name, [given("one"), given("other")])),
);

const endOfLimits = prepared((db: Reader, given: Given<{ now: Date }>) =>
  db
    .select({ ends: sql<number | null>`min(${decisions.until})` })
    .from(decisions)
    .where(
      and(
        sql`${decisions.until} > ${given("now", decisions.until)}`,
        sql`${decisions.kind} in ('lock', 'lock-thread', 'slow')`,
      ),
    ),
);
