import { and, asc, eq, gt, isNull, lte, ne, notLike, or } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { members, sessions } from "#db/schema/accounts";
import { decisions } from "#db/schema/moderation";
import { HOUSE_HANDLE } from "#lib/accounts/rules";
import { NotFound } from "#lib/errors";
import { FORMER, isFormer } from "#lib/privacy/former";
import { VISITOR, type Viewer } from "#lib/viewer";

/** Who holds a session: the member as they are now, or a visitor when it ended, expired or they are suspended. */
export async function viewerOfSession(sessionId: string, now = new Date()): Promise<Viewer> {
  const [row] = await read((db) => holderOfSession(db, { sessionId, now }));
  return row ? { role: row.role, id: row.id, handle: row.handle, sessionId } : VISITOR;
}

const holderOfSession = prepared((db: Reader, given: Given<{ sessionId: string; now: Date }>) =>
  db
    .select({ id: members.id, handle: members.handle, role: members.role })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .leftJoin(decisions, eq(decisions.id, members.suspendedById))
    .where(
      and(
        eq(sessions.id, given("sessionId")),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, given("now", sessions.expiresAt)),
        or(isNull(decisions.id), lte(decisions.until, given("now", decisions.until))),
      ),
    ),
);

/** The sentence that tells a suspended member why and until when; undefined when they are not suspended now. */
export async function suspensionOf(db: Reader, memberId: number, now = new Date()): Promise<string | undefined> {
  const [decision] = await db
    .select({ reason: decisions.reason, until: decisions.until })
    .from(members)
    .innerJoin(decisions, eq(decisions.id, members.suspendedById))
    .where(eq(members.id, memberId));
  if (!decision?.until || decision.until <= now) return undefined;
  const until = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(decision.until);
  return `This account is suspended until ${until}. The moderators wrote: ${decision.reason}`;
}

/** What is public of a member. Throws NotFound. */
export async function findMember(handle: string): Promise<{ id: number; handle: string; joinedAt: string }> {
  const [row] = await read((db) =>
    db
      .select({ id: members.id, handle: members.handle, createdAt: members.createdAt })
      .from(members)
      .where(eq(members.handle, handle)),
  );
  if (!row || isFormer(row.handle)) throw new NotFound("There is no member with this handle.");
  return { id: row.id, handle: row.handle, joinedAt: row.createdAt.toISOString() };
}

const isOfAPerson = and(ne(members.handle, HOUSE_HANDLE), notLike(members.handle, `${FORMER}%`));

/** Members with their roles, `size` a page in the order of their handles, for admins. */
export async function listMembers(after = "", size = 50) {
  const rows = await read((db) =>
    db
      .select({ handle: members.handle, role: members.role, createdAt: members.createdAt })
      .from(members)
      .where(and(gt(members.handle, after), isOfAPerson))
      .orderBy(asc(members.handle))
      .limit(size + 1),
  );
  return { members: rows.slice(0, size), after: rows.length > size ? rows[size - 1]?.handle : undefined };
}

/** Whether anybody can administer this forum yet. */
export async function hasAdmin(db: Reader): Promise<boolean> {
  return (await db.$count(members, and(eq(members.role, "admin"), isOfAPerson))) > 0;
}

/** Whether somebody but this member can administer now: an admin who is not suspended. */
export async function hasOtherAdmin(db: Reader, memberId: number, now = new Date()): Promise<boolean> {
  const [other] = await db
    .select({ id: members.id })
    .from(members)
    .leftJoin(decisions, eq(decisions.id, members.suspendedById))
    .where(
      and(
        eq(members.role, "admin"),
        isOfAPerson,
        ne(members.id, memberId),
        or(isNull(decisions.id), lte(decisions.until, now)),
      ),
    )
    .limit(1);
  return other !== undefined;
}
