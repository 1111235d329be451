import { asc, eq, isNotNull, isNull } from "drizzle-orm";
import { write } from "#db/client";
import { audit } from "#db/schema/audit";
import { hashOf } from "#lib/audit/chain";
import { canSealAudit } from "#lib/audit/policy";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { System } from "#lib/viewer";

/**
 * Gives the audit rows from before the chain their hashes, oldest first, once: as soon as one row has a hash, a row
 * without one was not written by this program, and stays so that it is found.
 */
export async function sealAudit(viewer: System): Promise<void> {
  await write(async (tx) => {
    authorize(canSealAudit(viewer), viewer);
    const [open] = await tx.select({ id: audit.id }).from(audit).where(isNull(audit.hash)).limit(1);
    if (!open) return;
    const [sealed] = await tx.select({ id: audit.id }).from(audit).where(isNotNull(audit.hash)).limit(1);
    if (sealed) return;
    let hash: string | null = null;
    let rows = 0;
    for (;;) {
      const batch = await tx.select().from(audit).where(isNull(audit.hash)).orderBy(asc(audit.id)).limit(AT_ONCE);
      for (const row of batch) {
        hash = hashOf(hash, row);
        await tx.update(audit).set({ hash }).where(eq(audit.id, row.id));
      }
      rows += batch.length;
      if (batch.length < AT_ONCE) break;
    }
    await record(tx, viewer, "seal-audit", { type: "audit", id: "chain" }, { rows });
  });
}

const AT_ONCE = 1_000;
