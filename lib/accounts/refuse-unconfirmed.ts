import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { sessions } from "#db/schema/accounts";
import { isConfirmed } from "#lib/accounts/session-life";
import { Forbidden } from "#lib/errors";
import type { Person } from "#lib/viewer";

/** Keeps a member whose session was taken from changing how they sign in. Throws Forbidden unless they showed lately who they are. */
export async function refuseUnconfirmed(tx: Transaction, viewer: Person): Promise<void> {
  const [session] = await tx
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, viewer.sessionId), isNull(sessions.endedAt)));
  if (session && isConfirmed(session, new Date())) return;
  throw new Forbidden("Please show first who you are: that was more than ten minutes ago.", {
    link: { href: "/settings#ways", words: "Show who you are" },
  });
}
