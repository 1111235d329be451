import { desc, eq } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { members } from "#db/schema/accounts";
import { decisions, memberNotes, reports } from "#db/schema/moderation";
import { reportWeight } from "#lib/cases/rules";
import { appealsOf, type ConductAppeal, type ConductDecision, decisionsOn } from "#lib/conduct/decided";
import { canReadConduct } from "#lib/conduct/policy";
import { type ConductPosts, postsOf } from "#lib/conduct/posts";
import { CONDUCT_ENTRIES } from "#lib/conduct/rules";
import { Forbidden, NotFound } from "#lib/errors";
import { groundTitle } from "#lib/moderation/house-rules";
import { canSuspend } from "#lib/moderation/policy";
import { reportRecord } from "#lib/moderation/report-record";
import { isModerator, type Person, type Viewer } from "#lib/viewer";

export type Note = { id: number; by: string; words: string; at: string };
export type Suspension = { decisionId: number; until: string; ground: string; reason: string; by: string };
export type Conduct = {
  handle: string;
  role: Person["role"];
  joinedAt: string;
  suspension: Suspension | null;
  posts: ConductPosts;
  hidden: ConductPosts;
  decisions: { count: number; newest: ConductDecision[] };
  appeals: { count: number; newest: ConductAppeal[] };
  /** `weight` of their next report, in hundredths. */
  reports: { made: number; decided: number; upheld: number; weight: number };
  notes: { count: number; newest: Note[] };
  /** Whether this moderator warns and suspends them. */
  canDecide: boolean;
};

/** What moderators know of a member. Throws Forbidden for others and for that member, NotFound. */
export async function getConduct(viewer: Viewer, handle: string, now = new Date()): Promise<Conduct> {
  if (!isModerator(viewer)) throw new Forbidden("This page is for the moderators.");
  return read(async (db) => {
    const [member] = await db.select().from(members).where(eq(members.handle, handle.toLowerCase()));
    if (!member) throw new NotFound("There is no member with this handle.");
    if (!canReadConduct(viewer, member))
      throw new Forbidden("This is about you, so it is for the other moderators. What was decided, you were told.");
    const record = await reportRecord(db, member.id);
    return {
      handle: member.handle,
      role: member.role,
      joinedAt: member.createdAt.toISOString(),
      suspension: await suspensionBy(db, member.suspendedById, now),
      posts: await postsOf(db, member.id, { hidden: false }),
      hidden: await postsOf(db, member.id, { hidden: true }),
      decisions: await decisionsOn(db, member.id),
      appeals: await appealsOf(db, member.id),
      reports: {
        made: await db.$count(reports, eq(reports.memberId, member.id)),
        ...record,
        weight: reportWeight(record),
      },
      notes: await notesOn(db, member.id),
      canDecide: canSuspend(viewer, member),
    };
  });
}

async function suspensionBy(db: Reader, decisionId: number | null, now: Date): Promise<Suspension | null> {
  if (decisionId === null) return null;
  const [row] = await db
    .select({ until: decisions.until, ground: decisions.ground, reason: decisions.reason, by: members.handle })
    .from(decisions)
    .innerJoin(members, eq(members.id, decisions.moderatorId))
    .where(eq(decisions.id, decisionId));
  if (!row?.until || row.until <= now) return null;
  const { until, ground, reason, by } = row;
  return { decisionId, until: until.toISOString(), ground: groundTitle(ground ?? ""), reason, by };
}

async function notesOn(db: Reader, memberId: number): Promise<{ count: number; newest: Note[] }> {
  const rows = await db
    .select({
      id: memberNotes.id,
      by: members.handle,
      words: memberNotes.words,
      createdAt: memberNotes.createdAt,
    })
    .from(memberNotes)
    .innerJoin(members, eq(members.id, memberNotes.authorId))
    .where(eq(memberNotes.memberId, memberId))
    .orderBy(desc(memberNotes.id))
    .limit(CONDUCT_ENTRIES);
  return {
    count: await db.$count(memberNotes, eq(memberNotes.memberId, memberId)),
    newest: rows.map(({ createdAt, ...note }) => ({ ...note, at: createdAt.toISOString() })),
  };
}
