import { and, isNull, type SQL, sql } from "drizzle-orm";
import { argumentsTable } from "#db/schema/arguments";

/** Neither hidden nor deleted. */
export const isVisible = and(isNull(argumentsTable.hiddenById), isNull(argumentsTable.deletedById));

/** Written out, as the indexes of these few arguments say it. */
export const movedSomebody = sql`${argumentsTable.movedCount} > 0`;

/** Held when it was posted and never published since, so that only its author and moderators ever saw it. */
const wasNeverPublic = (id: SQL) => sql`(
  exists (select 1 from decisions hold
    where hold.argument_id = ${id} and hold.kind = 'hold' and hold.argument_revision = 1)
  and not exists (select 1 from decisions shown
    where shown.argument_id = ${id} and shown.kind in ('publish', 'restore', 'overturn')))`;

export const neverPublic = wasNeverPublic(sql`${argumentsTable.id}`);

/** Hidden, and nobody but its author and the moderators is told that there is one: it waits, or was never public. */
export const isUntold = sql`(${argumentsTable.hiddenById} is not null and (${argumentsTable.held} or ${neverPublic}))`;

/** Visible, or hidden by a moderator after it had been visible. */
const isLeft = (argument: SQL) => sql`(${argument}.deleted_by_id is null and (${argument}.hidden_by_id is null
  or (not ${argument}.held and not ${wasNeverPublic(sql`${argument}.id`)})))`;

/**
 * A deleted argument, and one that waits for a moderator, leave a tombstone only where something below them is left.
 * What nobody could read before it was hidden leaves none. `row` is what the query calls the argument.
 */
export const leavesATraceAs = (row: SQL) => sql`(${isLeft(row)} or exists (
  with recursive beneath(id, deleted_by_id, hidden_by_id, held) as (
    select lower.id, lower.deleted_by_id, lower.hidden_by_id, lower.held
    from arguments lower where lower.parent_id = ${row}.id
    union all
    select lower.id, lower.deleted_by_id, lower.hidden_by_id, lower.held
    from arguments lower join beneath on lower.parent_id = beneath.id
  ) select 1 from beneath where ${isLeft(sql`beneath`)}))`;

export const leavesATrace = leavesATraceAs(sql`arguments`);
