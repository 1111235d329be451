import { aliasedTable, and, asc, eq, isNull, sql } from "drizzle-orm";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable, mentions } from "#db/schema/arguments";
import { passages } from "#db/schema/passages";
import { moved, ratings } from "#db/schema/ratings";
import { threads } from "#db/schema/threads";
import { isVisible } from "#lib/arguments/traces";
import type { Part } from "#lib/privacy/parts";

const quoted = aliasedTable(argumentsTable, "quoted");

/** What the member wrote, and what it led to: hidden, held and deleted arguments as well, with every text they had. */
export const ARGUMENT_PARTS: readonly Part[] = [
  {
    name: "arguments",
    of: ["arguments.author_id", "arguments.parent_id", "arguments.root_id"],
    select: (db, id) =>
      db
        .select({
          number: argumentsTable.id,
          thread: threads.slug,
          replyTo: argumentsTable.parentId,
          stance: argumentsTable.stance,
          hiddenByDecision: argumentsTable.hiddenById,
          isHeld: argumentsTable.held,
          lockedByDecision: argumentsTable.lockedById,
          deletedByAct: argumentsTable.deletedById,
          postedAt: argumentsTable.createdAt,
          ratings: sql<number>`${argumentsTable.raters1} + ${argumentsTable.raters2}`,
          ratedStrong: sql<number>`${argumentsTable.strong1} + ${argumentsTable.strong2}`,
          credits: argumentsTable.movedCount,
        })
        .from(argumentsTable)
        .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
        .where(eq(argumentsTable.authorId, id))
        .orderBy(asc(argumentsTable.id)),
  },
  {
    name: "texts",
    of: ["argument_revisions.argument_id"],
    select: (db, id) =>
      db
        .select({
          argument: argumentRevisions.argumentId,
          revision: argumentRevisions.number,
          claim: argumentRevisions.claim,
          body: argumentRevisions.body,
          language: argumentRevisions.language,
          sources: argumentRevisions.sources,
          hiddenByDecision: argumentRevisions.hiddenById,
          writtenAt: argumentRevisions.createdAt,
        })
        .from(argumentRevisions)
        .innerJoin(argumentsTable, eq(argumentsTable.id, argumentRevisions.argumentId))
        .where(eq(argumentsTable.authorId, id))
        .orderBy(asc(argumentRevisions.argumentId), asc(argumentRevisions.number)),
  },
  {
    name: "passagesQuoted",
    of: ["passages.argument_id"],
    select: (db, id) =>
      db
        .select({ argument: passages.argumentId, fromArgument: passages.quotedArgumentId, words: passages.exact })
        .from(passages)
        .innerJoin(argumentsTable, eq(argumentsTable.id, passages.argumentId))
        .where(eq(argumentsTable.authorId, id)),
  },
  {
    // Where everybody can read it, as with mentions: what waits for a moderator, or was hidden or deleted, is its author's.
    name: "quotedByOthers",
    of: ["passages.quoted_argument_id"],
    select: (db, id) =>
      db
        .select({ argument: passages.quotedArgumentId, inArgument: passages.argumentId, words: passages.exact })
        .from(passages)
        .innerJoin(quoted, eq(quoted.id, passages.quotedArgumentId))
        .innerJoin(argumentsTable, eq(argumentsTable.id, passages.argumentId))
        .where(and(eq(quoted.authorId, id), isVisible)),
  },
  {
    name: "mentionedIn",
    of: ["mentions.member_id"],
    select: (db, id) =>
      db
        .select({ argument: mentions.argumentId })
        .from(mentions)
        .innerJoin(argumentsTable, eq(argumentsTable.id, mentions.argumentId))
        .where(and(eq(mentions.memberId, id), isVisible)),
  },
  {
    name: "membersMentioned",
    of: ["mentions.argument_id"],
    select: (db, id) =>
      db
        .select({ argument: mentions.argumentId, member: members.handle })
        .from(mentions)
        .innerJoin(argumentsTable, eq(argumentsTable.id, mentions.argumentId))
        .innerJoin(members, eq(members.id, mentions.memberId))
        .where(eq(argumentsTable.authorId, id)),
  },
  {
    name: "ratings",
    of: ["ratings.member_id"],
    select: (db, id) =>
      db
        .select({ argument: ratings.argumentId, strong: ratings.strong, ratedAt: ratings.ratedAt })
        .from(ratings)
        .where(eq(ratings.memberId, id)),
  },
  {
    name: "creditsGiven",
    of: ["moved.member_id"],
    select: (db, id) =>
      db
        .select({
          argument: moved.argumentId,
          changed: moved.kind,
          why: moved.why,
          before: moved.before,
          after: moved.after,
          givenAt: moved.createdAt,
          takenBackByAct: moved.withdrawnById,
          removedByDecision: moved.removedById,
        })
        .from(moved)
        .where(eq(moved.memberId, id)),
  },
  {
    // As everybody reads it: where others stood is theirs.
    name: "creditsReceived",
    of: ["moved.argument_id"],
    select: (db, id) =>
      db
        .select({
          argument: moved.argumentId,
          by: members.handle,
          changed: moved.kind,
          why: moved.why,
          givenAt: moved.createdAt,
        })
        .from(moved)
        .innerJoin(argumentsTable, eq(argumentsTable.id, moved.argumentId))
        .innerJoin(members, eq(members.id, moved.memberId))
        .where(and(eq(argumentsTable.authorId, id), isNull(moved.withdrawnById), isNull(moved.removedById))),
  },
];
