import type { Marker } from "#db/schema/cases";
import type { Piece } from "#lib/arguments/history";
import type { DecisionKind } from "#lib/moderation/outcome";
import type { NoticeText } from "#lib/notices/queries";

export type ReportOnCard = { ground: string; note: string; at: string; weight: number };
export type Author = {
  handle: string;
  since: string;
  stance: { side: 1 | 2; label: string } | null;
  arguments: number;
  hidden: number;
  decisions: number;
  slug: string;
};
/** Why this moderator cannot decide, or only together with a second one. */
export type Obstacle = "own-report" | "own-decision" | "argued-against" | "argued-against-member" | null;

/** All that a moderator needs to decide a case; who wrote it, and on which side, only once they asked (`author`). */
export type CaseCard = {
  id: number;
  kind: "review" | "held" | "appeal" | "notice";
  openedAt: string;
  dueAt: string;
  thread: string | null;
  argument: {
    id: number;
    revision: number;
    claim: string | null;
    html: string;
    language: string | null;
    isHidden: boolean;
  } | null;
  /** What it answers, the topmost first, without names or sides. */
  ancestors: { id: number; claim: string | null; html: string }[];
  reports: ReportOnCard[];
  /** The ground that most reports name, of equals the first. */
  likely: string | null;
  markers: Marker[];
  notices: NoticeText[];
  orders: { id: number; authority: string; reference: string; until: string }[];
  /** How its text changed since it came in; null when it did not. */
  edited: { claim: Piece[]; body: Piece[] } | null;
  earlier: { id: number; kind: DecisionKind; ground: string | null; at: string }[];
  proposals: { by: string; kind: DecisionKind; ground: string | null; reason: string; at: string; isOwn: boolean }[];
  appeal: {
    id: number;
    words: string;
    at: string;
    decision: { id: number; kind: DecisionKind; ground: string | null; reason: string; at: string };
  } | null;
  claimedBy: string | null;
  isClaimed: boolean;
  claimedUntil: string | null;
  obstacle: Obstacle;
  author: Author | null;
};
