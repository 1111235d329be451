import { desc, eq, gte, sql } from "drizzle-orm";
import { read } from "#db/client";
import { cases } from "#db/schema/cases";
import { decisions } from "#db/schema/moderation";
import { DAY_MS } from "#lib/arguments/rules";
import { findLateBackup, type LateBackup } from "#lib/backup/late";
import { canReadBackups } from "#lib/backup/policy";
import type { CaseCard } from "#lib/cases/card";
import { getCase } from "#lib/cases/card-queries";
import { findUndoable } from "#lib/cases/decided-queries";
import { type CaseLine, countCases, listCases, type QueueCounts } from "#lib/cases/queries";
import { CaseId, DecisionList } from "#lib/cases/schema";
import { type QueueTab, readQueuePlace } from "#lib/cases/tabs";
import { NotFound } from "#lib/errors";
import { listTemplates, type Template } from "#lib/house/queries";
import { outcomeInWords } from "#lib/moderation/outcome";
import { median } from "#lib/record/stats";
import type { Viewer } from "#lib/viewer";

/** What the form that led here did, in a sentence, and the decisions that can be taken back. */
export type Done = { outcome: string; done: number[] };

/** A part of the queue as a page shows it. `after` is where this page begins, `nextCase` what follows the open card. */
export type QueuePage = {
  tab: QueueTab;
  after: string | null;
  cases: CaseLine[];
  next: string | null;
  card: CaseCard | null;
  nextCase: number | null;
  counts: QueueCounts;
  medianMs: number | null;
  templates: Template[];
  done: Done | null;
  /** Where backups fail: told to admins. */
  lateBackup: LateBackup | null;
  /** When this was so: what counts down begins here. */
  asOf: string;
};

/** What waits beside the case that is open: the one that is asked for, else the first. Throws Forbidden for others. */
export async function getQueue(viewer: Viewer, tab: QueueTab, query: Record<string, string>): Promise<QueuePage> {
  const place = readQueuePlace(query.after);
  const { cases, next } = await listCases(viewer, tab, place);
  const card = await openCard(viewer, CaseId.safeParse(query.case).data, cases[0]?.id);
  return {
    tab,
    after: place?.join("-") ?? null,
    cases,
    next,
    card,
    nextCase: cases[cases.findIndex(({ id }) => id === card?.id) + 1]?.id ?? null,
    counts: await countCases(viewer),
    medianMs: await medianMsThisWeek(),
    templates: await listTemplates(),
    done: await whatWasDone(viewer, query),
    lateBackup: canReadBackups(viewer) ? await findLateBackup() : null,
    asOf: new Date().toISOString(),
  };
}

/** The case asked for, or the first one when that was decided meanwhile or none was asked for. */
async function openCard(viewer: Viewer, wanted: number | undefined, first: number | undefined) {
  for (const id of [wanted, first]) {
    if (id === undefined) continue;
    const card = await getCase(viewer, id).catch((error: unknown) => {
      if (error instanceof NotFound) return undefined;
      throw error;
    });
    if (card) return card;
  }
  return null;
}

async function whatWasDone(viewer: Viewer, query: Record<string, string>): Promise<Done | null> {
  if (query.proposed) return { outcome: "Written down. A second moderator decides.", done: [] };
  if (query.undone) return { outcome: "Taken back. It waits in the queue again.", done: [] };
  if (query.answered) return { outcome: "Answered. The member is told.", done: [] };
  const ids = DecisionList.safeParse(query.done).data ?? [];
  const standing = (await Promise.all(ids.map((id) => findUndoable(viewer, id)))).filter((line) => line !== null);
  const [first] = standing;
  if (!first) return null;
  const outcome =
    standing.length === 1
      ? outcomeInWords(first.kind, { withArgument: first.words !== null })
      : `${standing.length} arguments were hidden as spam.`;
  return { outcome, done: standing.map(({ id }) => id) };
}

const MOST_MEASURED = 1_000;

/** The median time from the opening of a case to its decision, in milliseconds, over the last week; null without any. */
export async function medianMsThisWeek(now = new Date()): Promise<number | null> {
  const rows = await read((db) =>
    db
      .select({ ms: sql<number>`${decisions.createdAt} - ${cases.openedAt}` })
      .from(decisions)
      .innerJoin(cases, eq(cases.closedById, decisions.id))
      .where(gte(decisions.createdAt, new Date(now.getTime() - 7 * DAY_MS)))
      .orderBy(desc(decisions.createdAt))
      .limit(MOST_MEASURED),
  );
  return median(rows.map(({ ms }) => ms));
}
