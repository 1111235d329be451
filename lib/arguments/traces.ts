import { and, isNull, or, sql } from "drizzle-orm";
import { argumentsTable } from "#db/schema/arguments";

/** Neither hidden nor deleted. */
export const isVisible = and(isNull(argumentsTable.hiddenById), isNull(argumentsTable.deletedById));

/** A deleted argument leaves a tombstone only where something below it is left. */
export const leavesATrace = or(
  isNull(argumentsTable.deletedById),
  sql`exists (
    with recursive below(id, deleted_by_id) as (
      select reply.id, reply.deleted_by_id from arguments reply where reply.parent_id = ${argumentsTable.id}
      union all select reply.id, reply.deleted_by_id from arguments reply join below on reply.parent_id = below.id
    ) select 1 from below where deleted_by_id is null)`,
);
