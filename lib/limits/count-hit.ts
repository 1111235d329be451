import { createHmac } from "node:crypto";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { limits } from "#db/schema/accounts";
import { secret } from "#lib/config";
import { TooMany } from "#lib/errors";
import { inWords } from "#lib/text/in-words";

/** At most `hits` attempts in `seconds`, counted from the first one. */
export type Limit = { name: string; hits: number; seconds: number };

/**
 * Counts one attempt by `who` (an address or an email; only a keyed hash is kept, which changes daily) and throws
 * TooMany when there were too many. Refused attempts do not count, so that waiting always helps.
 */
export async function countHit(tx: Transaction, limit: Limit, who: string, now = new Date()): Promise<void> {
  const key = hashOf(`${limit.name}:${who}`, now);
  const windowStart = new Date(now.getTime() - limit.seconds * 1000);
  const [row] = await tx
    .select({ startedAt: limits.startedAt, hits: limits.hits })
    .from(limits)
    .where(eq(limits.key, key));

  // A window that begins later than now is left of a clock that was wrong; nobody is to wait for it.
  if (!row || row.startedAt <= windowStart || row.startedAt > now) {
    await forgetOld(tx, now);
    await tx
      .insert(limits)
      .values({ key, startedAt: now, hits: 1 })
      .onConflictDoUpdate({ target: limits.key, set: { startedAt: now, hits: 1 } });
    return;
  }
  if (row.hits >= limit.hits) {
    const seconds = (row.startedAt.getTime() - windowStart.getTime()) / 1000;
    throw new TooMany(`That was tried too often. Please try again ${inWords(seconds)}.`, seconds);
  }
  await tx
    .update(limits)
    .set({ hits: sql`${limits.hits} + 1` })
    .where(eq(limits.key, key));
}

/** Takes back one counted attempt, which turned out not to be one of those that the limit is there to stop. */
export async function forgiveHit(tx: Transaction, limit: Limit, who: string, now = new Date()): Promise<void> {
  await tx
    .update(limits)
    .set({ hits: sql`${limits.hits} - 1` })
    .where(and(eq(limits.key, hashOf(`${limit.name}:${who}`, now)), gt(limits.hits, 0)));
}

const KEPT_MS = 24 * 60 * 60 * 1000;

async function forgetOld(tx: Transaction, now: Date) {
  await tx.delete(limits).where(lt(limits.startedAt, new Date(now.getTime() - KEPT_MS)));
}

function hashOf(what: string, now: Date): string {
  return createHmac("sha256", secret())
    .update(`${now.toISOString().slice(0, 10)}:${what}`)
    .digest("base64url");
}
