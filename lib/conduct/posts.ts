import { and, desc, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client";
import { unindexed } from "#db/columns";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { threads } from "#db/schema/threads";
import { CONDUCT_ENTRIES } from "#lib/conduct/rules";
import { groundTitle } from "#lib/moderation/house-rules";
import { firstWords } from "#lib/text/markdown";

export type ConductPost = {
  id: number;
  thread: string;
  name: string;
  at: string;
  state: "shown" | "hidden" | "held";
  ground: string | null;
};
export type ConductPosts = { count: number; newest: ConductPost[] };

const NAME_LENGTH = 90;

/** What a member posted and did not delete; those that moderators hid, or hold, alone when `hidden` is asked for. */
export async function postsOf(db: Reader, memberId: number, { hidden }: { hidden: boolean }): Promise<ConductPosts> {
  const where = and(
    eq(argumentsTable.authorId, memberId),
    // Unindexed it keeps SQLite with the index of what is hidden, which is little of all that somebody wrote.
    hidden
      ? and(isNotNull(argumentsTable.hiddenById), isNull(unindexed(argumentsTable.deletedById)))
      : isNull(argumentsTable.deletedById),
  );
  const rows = await selectPosts(db, where);
  return {
    count: await db.$count(argumentsTable, where),
    newest: rows.map((row) => ({
      id: row.id,
      thread: row.thread,
      name: row.claim ?? firstWords(row.html, NAME_LENGTH),
      at: row.createdAt.toISOString(),
      state: row.hiddenById === null ? "shown" : row.held ? "held" : "hidden",
      ground: row.ground && groundTitle(row.ground),
    })),
  };
}

function selectPosts(db: Reader, where: SQL | undefined) {
  return db
    .select({
      id: argumentsTable.id,
      thread: threads.slug,
      createdAt: argumentsTable.createdAt,
      hiddenById: argumentsTable.hiddenById,
      held: argumentsTable.held,
      claim: argumentRevisions.claim,
      html: argumentRevisions.html,
      ground: decisions.ground,
    })
    .from(argumentsTable)
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .leftJoin(decisions, eq(decisions.id, argumentsTable.hiddenById))
    .where(where)
    .orderBy(desc(argumentsTable.id))
    .limit(CONDUCT_ENTRIES);
}
