import { and, eq } from "drizzle-orm";
import { write } from "#db/client";
import { reports } from "#db/schema/moderation";
import { findArgument } from "#lib/arguments/find-argument";
import { record } from "#lib/audit/record";
import { openCase } from "#lib/cases/open-case";
import { reportWeight } from "#lib/cases/rules";
import { authorize, Conflict } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { canReport } from "#lib/moderation/policy";
import { reportRecord } from "#lib/moderation/report-record";
import type { ReportArgument } from "#lib/moderation/schema";
import type { Viewer } from "#lib/viewer";

const PER_MEMBER: Limit = { name: "report-argument", hits: 20, seconds: 60 * 60 };

/**
 * Tells the moderators that an argument breaks a house rule. It stays as it is until one of them decides. Throws
 * NotFound, Conflict (hidden meanwhile, or reported by the same member before), TooMany after 20 an hour.
 */
export async function reportArgument(viewer: Viewer, input: ReportArgument): Promise<{ id: number; thread: string }> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    if (argument.hidden) throw new Conflict("A moderator hid this argument a moment ago.");
    authorize(canReport(viewer, argument), viewer, "Nobody reports their own argument. You can edit or delete it.");
    const own = and(eq(reports.argumentId, argument.id), eq(reports.memberId, viewer.id));
    if ((await tx.$count(reports, own)) > 0)
      throw new Conflict("You reported this argument before. The moderators have your report.");
    await countHit(tx, PER_MEMBER, String(viewer.id));
    const weight = reportWeight(await reportRecord(tx, viewer.id));
    await tx.insert(reports).values({
      argumentId: argument.id,
      argumentRevision: argument.revision,
      memberId: viewer.id,
      ground: input.ground,
      note: input.note,
      weight,
      createdAt: new Date(),
    });
    await openCase(tx, argument.id, { why: "report", weight });
    await record(tx, viewer, "report-argument", { type: "argument", id: argument.id }, { ground: input.ground });
    return { id: argument.id, thread: argument.thread };
  });
}
