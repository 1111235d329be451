import type { Transaction } from "#db/client";
import { audit } from "#db/schema/audit";
import { actorId, type Viewer } from "#lib/viewer";

export type Subject = {
  type: "argument" | "member" | "session" | "thread" | "setup" | "index" | "mail" | "case" | "notice" | "house";
  id: number | string;
};

/**
 * Writes the audit row of an act, in the transaction of the act, and answers its number.
 * `detail` must hold no text that a person wrote and no address: audit rows outlive erasure.
 */
export async function record(
  tx: Transaction,
  viewer: Viewer,
  act: string,
  subject: Subject,
  detail: Record<string, string | number | boolean | null> = {},
): Promise<number> {
  const [row] = await tx
    .insert(audit)
    .values({
      at: new Date(),
      actorId: actorId(viewer),
      act,
      subjectType: subject.type,
      subjectId: String(subject.id),
      detail,
    })
    .returning({ id: audit.id });
  if (!row) throw new Error("The audit row was not written.");
  return row.id;
}
