import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { type Given, prepared } from "#db/prepared";
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
    | "decision"
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
  const [row] = await insertRow(tx, { ...said, hash: await nextHash(tx, said) });
  if (!row) throw new Error("The audit row was not written.");
  return row.id;
}

/** None as long as the rows before have none: they are sealed together, in their order (lib/audit/seal-audit.ts). */
async function nextHash(tx: Transaction, said: Act): Promise<string | null> {
  const [newest] = await newestRow(tx, {});
  return newest?.hash === null ? null : hashOf(newest?.hash ?? null, said);
}

const insertRow = prepared((tx: Transaction, given: Given<Act & { hash: string | null }>) =>
  tx
    .insert(audit)
    .values({
      at: given("at"),
      actorId: given("actorId"),
      act: given("act"),
      subjectType: given("subjectType"),
      subjectId: given("subjectId"),
      detail: given("detail"),
      hash: given("hash"),
    })
    .returning({ id: audit.id }),
);

const newestRow = prepared((tx: Transaction) =>
  tx.select({ hash: audit.hash }).from(audit).where(eq(audit.id, sql`(select max(id) from audit)`)),
);
