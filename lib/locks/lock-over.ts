import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { inJson } from "#db/columns";
import { decisions } from "#db/schema/moderation";
import { MAX_DEPTH } from "#lib/arguments/rules";

/**
 * The number of the decision that keeps everybody from replying to an argument now: it is locked, or something above
 * it is with all below; or it stands on the last level, where a reply stands beside it, and what it answers is locked.
 * While nothing at all is locked, which is asked once for all rows, nothing is looked for.
 */
export function lockOver(argumentId: SQLWrapper | number, now: Date | SQLWrapper = new Date()): SQL<number | null> {
  const moment = now instanceof Date ? sql.param(now, decisions.until) : now;
  const stands = (until: SQL) => sql`(${until} is null or ${until} > ${moment})`;
  return sql<number | null>`case when exists (
    select 1 from decisions locking join arguments locked
      on locked.id = locking.argument_id and locked.locked_by_id = locking.id
    where locking.kind = 'lock' and ${stands(sql`locking.until`)}
  ) then (
    with recursive above(parent_id, locked_by_id, distance, is_last) as (
      select own.parent_id, own.locked_by_id, 0, own.depth = ${MAX_DEPTH} from arguments own where own.id = ${argumentId}
      union all select higher.parent_id, higher.locked_by_id, above.distance + 1, above.is_last
      from above join arguments higher on higher.id = above.parent_id
    ) select max(over_it.id) from above join decisions over_it on over_it.id = above.locked_by_id
    where ${stands(sql`over_it.until`)} and (
      above.distance = 0 or (above.distance = 1 and above.is_last) or ${inJson(sql`over_it.detail`, "subtree")} is not null)
  ) end`;
}
