import { read, write } from "#db/client";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { ACCOUNT_PARTS } from "#lib/privacy/account-parts";
import { ARGUMENT_PARTS } from "#lib/privacy/argument-parts";
import { LEFT_OUT, UNTIED } from "#lib/privacy/left-out";
import { MODERATION_PARTS } from "#lib/privacy/moderation-parts";
import { canExport } from "#lib/privacy/policy";
import { isPerson, type Viewer } from "#lib/viewer";

/** It reads whole tables. */
const PER_MEMBER: Limit = { name: "export-data", hits: 5, seconds: 24 * 60 * 60 };

/** All parts, each a list under its name, and why what is not here is not. */
export type Exported = Record<string, unknown>;

/**
 * Everything that is kept of a member: of who asks, or for the operator of whoever asked them (`memberId`). Throws
 * TooMany after five within a day.
 */
export async function exportData(viewer: Viewer, memberId = isPerson(viewer) ? viewer.id : 0): Promise<Exported> {
  authorize(canExport(viewer) && (viewer.role === "system" || (isPerson(viewer) && viewer.id === memberId)), viewer);
  await write(async (tx) => {
    if (isPerson(viewer)) await countHit(tx, PER_MEMBER, String(memberId));
    await record(tx, viewer, "export-data", { type: "member", id: memberId });
  });
  return read(async (db) => {
    const exported: Exported = { madeAt: new Date().toISOString() };
    for (const { name, select } of [...ACCOUNT_PARTS, ...ARGUMENT_PARTS, ...MODERATION_PARTS])
      exported[name] = await select(db, memberId);
    return { ...exported, leftOut: { ...LEFT_OUT, ...UNTIED } };
  });
}
