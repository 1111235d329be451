import { and, inArray, sql } from "drizzle-orm";
import { read } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { scopes } from "#db/schema/scopes";

/** `until`: the moment in milliseconds at which something ends by itself that pages may tell of. */
export type Revision = { number: string; until: number };

/**
 * The revision of what pages of this scope show (db/schema/scopes.ts): changed whenever any of it was, and the same as
 * long as none was. Null where there is no such scope.
 */
export async function getRevision(scope: string, now = new Date()): Promise<Revision | null> {
  const names = scope === "site" ? [scope] : [scope, "threads"];
  return read(async (db) => {
    const rows = await db.select().from(scopes).where(inArray(scopes.name, names));
    if (!rows.some(({ name }) => name === scope)) return null;
    // Locks and slow mode, of any thread: they are few, and a page that is made once more is none too many.
    const [limit] = await db
      .select({ ends: sql<number | null>`min(${decisions.until})` })
      .from(decisions)
      .where(
        and(
          sql`${decisions.until} > ${sql.param(now, decisions.until)}`,
          sql`${decisions.kind} in ('lock', 'lock-thread', 'slow')`,
        ),
      );
    return {
      number: names.map((wanted) => rows.find(({ name }) => name === wanted)?.revision).join("."),
      until: limit?.ends ?? Number.POSITIVE_INFINITY,
    };
  });
}
