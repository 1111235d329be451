import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lte, ne, notLike, or } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { identities, mailLinks, members, pendingSignIns, secondFactors, sessions } from "#db/schema/accounts";
import { decisions } from "#db/schema/moderation";
import { rightsOf } from "#lib/accounts/factor-required";
import { handleIsBefore } from "#lib/accounts/handle-begins";
import { hashOfToken } from "#lib/accounts/link-token";
import { HOUSE_HANDLE, NO_PASSWORD } from "#lib/accounts/rules";
import type { MemberSearch } from "#lib/accounts/schema";
import { LINK_OVER, PENDING_OVER } from "#lib/accounts/sentences";
import { endOfSession, isConfirmed, isUseToBeNoted } from "#lib/accounts/session-life";
import { sessionName } from "#lib/accounts/session-name";
import { secondFactorAskedOf } from "#lib/config";
import { Forbidden, NotFound } from "#lib/errors";
import { FORMER, isFormer } from "#lib/privacy/former";
import { type Person, VISITOR, type Viewer } from "#lib/viewer";

/** Who holds a session: the member as they are now, or a visitor when it ended, is over or they are suspended. */
export async function viewerOfSession(sessionId: string, now = new Date()): Promise<Viewer> {
  return (await findSession(sessionId, now)).viewer;
}

/** Who holds a session, and whether that it is used, or that it is over, is still to be noted (keep-session.ts). */
export async function findSession(sessionId: string, now: Date): Promise<{ viewer: Viewer; isToBeNoted: boolean }> {
  const [row] = await read((db) => holderOfSession(db, { sessionId, now }));
  if (!row) return { viewer: VISITOR, isToBeNoted: false };
  if (endOfSession(row, row.role) <= now) return { viewer: VISITOR, isToBeNoted: true };
  const rights = rightsOf(row.role, row.factor !== null, secondFactorAskedOf());
  const viewer = { ...rights, id: row.id, handle: row.handle, sessionId };
  return { viewer, isToBeNoted: isUseToBeNoted(row, now) };
}

const holderOfSession = prepared((db: Reader, given: Given<{ sessionId: string; now: Date }>) =>
  db
    .select({
      id: members.id,
      handle: members.handle,
      role: members.role,
      createdAt: sessions.createdAt,
      expiresAt: sessions.expiresAt,
      lastSeenAt: sessions.lastSeenAt,
      factor: secondFactors.memberId,
    })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .leftJoin(secondFactors, eq(secondFactors.memberId, members.id))
    .leftJoin(decisions, eq(decisions.id, members.suspendedById))
    .where(
      and(
        eq(sessions.id, given("sessionId")),
        isNull(sessions.endedAt),
        or(isNull(decisions.id), lte(decisions.until, given("now", decisions.until))),
      ),
    ),
);

export type OwnSession = {
  name: string;
  device: string | null;
  isThis: boolean;
  createdAt: string;
  /** To the hour. */
  lastSeenAt: string;
};

/** The devices on which a member is signed in, the one they ask from first. */
export async function listSessions(viewer: Person, now = new Date()): Promise<OwnSession[]> {
  const rows = await read((db) =>
    db
      .select()
      .from(sessions)
      .where(and(eq(sessions.memberId, viewer.id), isNull(sessions.endedAt)))
      .orderBy(desc(sessions.createdAt)),
  );
  return rows
    .filter((row) => endOfSession(row, viewer.waitingRole ?? viewer.role) > now)
    .map((row) => ({
      name: sessionName(row.id),
      device: row.device,
      isThis: row.id === viewer.sessionId,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: toTheHour(row.lastSeenAt ?? row.createdAt),
    }))
    .toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
}

const HOUR_MS = 60 * 60 * 1000;
const toTheHour = (at: Date) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).toISOString();

export type OwnAccount = { email: string; hasPassword: boolean; isConfirmed: boolean };

/** What a member sees of their own account alone. `isConfirmed`: whether they may change how they sign in now. */
export async function getOwnAccount(viewer: Person, now = new Date()): Promise<OwnAccount> {
  const [row] = await read((db) =>
    db
      .select({ email: members.email, passwordHash: members.passwordHash, session: sessions })
      .from(sessions)
      .innerJoin(members, eq(members.id, sessions.memberId))
      .where(eq(sessions.id, viewer.sessionId)),
  );
  if (!row) throw new NotFound("There is no such account.");
  return {
    email: row.email,
    hasPassword: row.passwordHash !== NO_PASSWORD,
    isConfirmed: isConfirmed(row.session, now),
  };
}

/** What a provider said of somebody who has yet to choose a handle. Throws Forbidden when that was too long ago. */
export async function getPendingSignIn(token: string, now = new Date()): Promise<{ email: string }> {
  const [row] = await read((db) =>
    db
      .select({ email: pendingSignIns.email })
      .from(pendingSignIns)
      .where(and(eq(pendingSignIns.tokenHash, hashOfToken(token)), gt(pendingSignIns.expiresAt, now))),
  );
  if (!row) throw new Forbidden(PENDING_OVER.words, { link: PENDING_OVER.link });
  return row;
}

/** The providers by which a member signs in. */
export async function listIdentities(viewer: Person): Promise<{ provider: string; createdAt: string }[]> {
  const rows = await read((db) =>
    db
      .select({ provider: identities.provider, createdAt: identities.createdAt })
      .from(identities)
      .where(eq(identities.memberId, viewer.id))
      .orderBy(asc(identities.provider)),
  );
  return rows.map(({ provider, createdAt }) => ({ provider, createdAt: createdAt.toISOString() }));
}

/**
 * Whom a link in a mail that still works is for. Throws Forbidden when it does not: for showing its page, while use-link.ts
 * decides whether it works when it is used.
 */
export async function findLink(
  purpose: keyof typeof LINK_OVER,
  token: string,
  now = new Date(),
): Promise<{ memberId: number; handle: string; email: string }> {
  const [link] = await read((db) =>
    db
      .select({ memberId: members.id, handle: members.handle, email: mailLinks.email })
      .from(mailLinks)
      .innerJoin(members, eq(members.id, mailLinks.memberId))
      .where(
        and(
          eq(mailLinks.tokenHash, hashOfToken(token)),
          eq(mailLinks.purpose, purpose),
          isNull(mailLinks.usedAt),
          isNull(mailLinks.endedAt),
          gt(mailLinks.expiresAt, now),
        ),
      ),
  );
  if (!link) throw new Forbidden(LINK_OVER[purpose].words, { link: LINK_OVER[purpose].link });
  return link;
}

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

/** Where the next page begins: `after` this handle. */
export type MemberPage = { members: { handle: string; role: Person["role"] }[]; after?: string | undefined };

/** Members with their roles whose handles begin so, `size` a page in the order of their handles, for admins. */
export async function listMembers(
  { begins, after }: Pick<MemberSearch, "begins" | "after"> = { begins: "", after: "" },
  size = 50,
): Promise<MemberPage> {
  if (begins === null) return { members: [] };
  // One beginning: of two the index might take the earlier.
  const isFrom = after >= begins ? gt(members.handle, after) : gte(members.handle, begins);
  const rows = await read((db) =>
    db
      .select({ handle: members.handle, role: members.role })
      .from(members)
      .where(and(isFrom, handleIsBefore(begins), isOfAPerson))
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
        // One that nobody entered yet nobody may ever enter.
        isNotNull(members.verifiedAt),
        ne(members.id, memberId),
        or(isNull(decisions.id), lte(decisions.until, now)),
      ),
    )
    .limit(1);
  return other !== undefined;
}
