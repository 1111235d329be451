import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { audit } from "#db/schema/audit";
import { type Act, hashOf } from "#lib/audit/chain";
import { actorId, type Viewer } from "#lib/viewer";

export type Subject = {
  type:
    | "argument"
    | "member"
    | "session"
    | "thread"
    | "setup"
    | "index"
    | "mail"
    | "case"
    | "notice"
    | "house"
    | "audit";
  id: number | string;
};

/**
 * Writes the audit row of an act, in the transaction of the act, and answers its number. There is one transaction at a
 * time, so the row before it is the newest one, on whose hash its own builds.
 * `detail` must hold no text that a person wrote and no address: audit rows outlive erasure.
 */
export async function record(
  tx: Transaction,
  viewer: Viewer,
  act: string,
  subject: Subject,
  detail: Record<string, string | number | boolean | null> = {},
): Promise<number> {
  const said = {
    at: new Date(),
    actorId: actorId(viewer),
    act,
    subjectType: subject.type,
    subjectId: String(subject.id),
    detail,
  };
  const [row] = await tx
    .insert(audit)
    .values({ ...said, hash: await nextHash(tx, said) })
    .returning({ id: audit.id });
  if (!row) throw new Error("The audit row was not written.");
  return row.id;
}

/** None as long as the rows before have none: they are sealed together, in their order (lib/audit/seal-audit.ts). */
async function nextHash(tx: Transaction, said: Act): Promise<string | null> {
  const [newest] = await tx
    .select({ hash: audit.hash })
    .from(audit)
    .where(eq(audit.id, sql`(select max(id) from audit)`));
  return newest?.hash === null ? null : hashOf(newest?.hash ?? null, said);
}
