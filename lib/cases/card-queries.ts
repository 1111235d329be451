import { and, eq } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { cases } from "#db/schema/cases";
import type { CaseCard, Obstacle } from "#lib/cases/card";
import {
  ancestorsOf,
  authorOf,
  changesSince,
  earlierDecisions,
  type FoundText,
  findAppeal,
  findText,
  isRevealed,
  openNotices,
  openOrders,
  openReports,
  proposalsOf,
} from "#lib/cases/card-parts";
import { readingModerator } from "#lib/cases/policy";
import { isFor, selectCases } from "#lib/cases/rows";
import { NotFound } from "#lib/errors";
import { arguedAgainst, arguedAgainstDecided, hasReported } from "#lib/moderation/conflict-of-interest";
import { groundTitle } from "#lib/moderation/house-rules";
import type { Person, Viewer } from "#lib/viewer";

/** An open case for this moderator. Throws NotFound when there is none for them (any more), Forbidden for others. */
export async function getCase(viewer: Viewer, id: number, now = new Date()): Promise<CaseCard> {
  const reader = readingModerator(viewer);
  return read(async (db) => {
    const [row] = await selectCases(db, and(eq(cases.id, id), isFor(reader.id)));
    if (!row) throw new NotFound("This case was decided, or it is not for you.");
    const [found] = await db.select().from(cases).where(eq(cases.id, id));
    const argument = row.argumentId === null ? null : await findText(db, row.argumentId);
    const reported = row.argumentId === null || row.kind === "appeal" ? [] : await openReports(db, row.argumentId);
    const appeal = found?.appealId ? await findAppeal(db, found.appealId) : null;
    const isClaimed = row.claimedUntil !== null && row.claimedUntil > now;
    return {
      id: row.id,
      kind: row.kind,
      openedAt: row.openedAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      thread: row.thread,
      argument: argument && { ...argument.text, isHidden: argument.hiddenById !== null && !argument.held },
      ancestors: argument ? await ancestorsOf(db, argument.text.id) : [],
      reports: reported.map(({ ground, note, createdAt, weight }) => ({
        ground: groundTitle(ground),
        note,
        at: createdAt.toISOString(),
        weight,
      })),
      likely: mostNamed(reported),
      markers: row.markers,
      notices: row.kind === "appeal" ? [] : await openNotices(db, row.argumentId, found?.noticeId ?? null),
      orders: row.argumentId === null ? [] : await openOrders(db, row.argumentId),
      edited: argument ? await changesSince(db, argument.text, reported[0]?.argumentRevision) : null,
      earlier:
        row.argumentId === null
          ? []
          : (await earlierDecisions(db, row.argumentId)).filter(({ id }) => id !== appeal?.decision.id),
      proposals: await proposalsOf(db, reader, id),
      appeal: appeal && appealOnCard(appeal),
      claimedBy: isClaimed ? row.claimedBy : null,
      isClaimed: isClaimed && row.claimedById === reader.id,
      claimedUntil: isClaimed && row.claimedUntil ? row.claimedUntil.toISOString() : null,
      obstacle: await obstacleOf(db, reader, appeal, argument),
      author: argument && (await isRevealed(db, reader, id)) ? await authorOf(db, argument) : null,
    };
  });
}

type Appealed = NonNullable<Awaited<ReturnType<typeof findAppeal>>>;

function appealOnCard({ appeal, decision }: Appealed): CaseCard["appeal"] {
  return {
    id: appeal.id,
    words: appeal.words,
    at: appeal.createdAt.toISOString(),
    decision: {
      id: decision.id,
      kind: decision.kind,
      ground: decision.ground && groundTitle(decision.ground),
      reason: decision.reason,
      at: decision.createdAt.toISOString(),
    },
  };
}

/** Of equals the one that was named first: groups are in the order of their first report. */
function mostNamed(reported: { ground: string }[]): string | null {
  const groups = [...Map.groupBy(reported, ({ ground }) => ground)];
  return groups.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}

async function obstacleOf(
  db: Reader,
  viewer: Person,
  appeal: Appealed | null,
  argument: FoundText | null,
): Promise<Obstacle> {
  const argumentId = appeal ? appeal.decision.argumentId : (argument?.text.id ?? null);
  if (appeal?.decision.moderatorId === viewer.id) return "own-decision";
  if (argumentId !== null && (await hasReported(db, viewer.id, argumentId))) return "own-report";
  if (appeal) return arguedAgainstDecided(db, viewer.id, appeal.decision);
  return argument && (await arguedAgainst(db, viewer.id, argument)) ? "argued-against" : null;
}
