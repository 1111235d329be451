import { type SQL, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { threads } from "#db/schema/threads";

/** Every count that is kept is what counting gives now: nothing was lost or counted twice on the way. */
export async function verifyCounts(): Promise<string[]> {
  const found: string[] = [];
  for (const { of, wrong, says } of CHECKS)
    for (const { row } of await read((db) => rowsOf(db, of).where(wrong))) found.push(says(row));
  return found;
}

const rowsOf = (db: Reader, table: typeof argumentsTable | typeof threads) => db.select({ row: table.id }).from(table);

type Check = { of: typeof argumentsTable | typeof threads; wrong: SQL; says: (row: number) => string };

const isVisible = sql`hidden_by_id is null and deleted_by_id is null`;

/** What one of two lists has and the other has not. */
const differs = (kept: SQL, counted: SQL) => sql`(
  exists (select * from (${kept}) except select * from (${counted}))
  or exists (select * from (${counted}) except select * from (${kept})))`;

const CHECKS: Check[] = [
  {
    of: argumentsTable,
    says: (row) => `The ratings of argument ${row} are not counted right.`,
    wrong: sql`(raters1, strong1, raters2, strong2) <> (
      select coalesce(sum(case when held.value > 0 then 1 else 0 end), 0),
        coalesce(sum(case when held.value > 0 and given.strong then 1 else 0 end), 0),
        coalesce(sum(case when held.value < 0 then 1 else 0 end), 0),
        coalesce(sum(case when held.value < 0 and given.strong then 1 else 0 end), 0)
      from ratings given join positions held on held.member_id = given.member_id and held.thread_id = arguments.thread_id
      where given.argument_id = arguments.id)`,
  },
  {
    of: argumentsTable,
    says: (row) => `The credits of argument ${row} are not counted right.`,
    wrong: sql`(moved_count, moved_across) <> (
      select count(*), coalesce(sum(case when across then 1 else 0 end), 0) from moved
      where argument_id = arguments.id and withdrawn_by_id is null and removed_by_id is null)`,
  },
  {
    of: argumentsTable,
    says: (row) => `The rebuttals of argument ${row} are not counted right.`,
    wrong: sql`rebuttals <> (
      select count(*) from arguments reply where reply.parent_id = arguments.id and reply.stance <> arguments.stance
        and reply.hidden_by_id is null and reply.deleted_by_id is null)`,
  },
  {
    of: threads,
    says: (row) => `The arguments of thread ${row} are not counted right.`,
    wrong: differs(
      sql`select stance, is_root, count from argument_counts where thread_id = threads.id and count > 0`,
      sql`select coalesce(stance, ''), parent_id is null, count(*) from arguments
        where thread_id = threads.id and ${isVisible} group by 1, 2`,
    ),
  },
  {
    of: threads,
    says: (row) => `The quotes of the article of thread ${row} are not counted right.`,
    wrong: differs(
      sql`select stance, start_utf16, end_utf16, count from passage_counts where thread_id = threads.id and count > 0`,
      sql`select argument.stance, passage.start_utf16, passage.end_utf16, count(*)
        from passages passage join arguments argument on argument.id = passage.argument_id
        where argument.thread_id = threads.id and passage.quoted_argument_id is null and passage.start_utf16 is not null
          and argument.parent_id is null and argument.stance is not null and ${isVisible} group by 1, 2, 3`,
    ),
  },
];
