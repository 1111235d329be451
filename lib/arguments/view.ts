import type { Source } from "#db/schema/threads";
import type { Relation } from "#lib/arguments/policy";
import type { ArgumentLock } from "#lib/locks/limits";
import type { Counts } from "#lib/ratings/rules";

/** What a page shows of an argument. A removed one has no author, text, sources or passage: only that it was there. */
export type ArgumentView = ShownArgument | HiddenArgument | HeldArgument | DeletedArgument;

type Placed = {
  id: number;
  /** The slug of its thread. */
  thread: string;
  parentId: number | null;
  depth: number;
  stance: string | null;
  relation: Relation | null;
  postedAt: string;
  replies: ArgumentView[];
};

export type ShownArgument = Placed & {
  state: "shown";
  revision: number;
  author: string;
  claim: string | null;
  html: string;
  /** The words that it quotes: of the article, or of another argument (`quoted.argumentId`). */
  quote: string | null;
  /** Where they stand now; an orphan has no start. */
  quoted: { argumentId: number | null; start: number | null } | null;
  sources: Source[];
  /** The language it is written in (BCP 47), null when its author did not say. */
  language: string | null;
  counts: Counts;
  /** Has the badge “both sides rate it”. */
  bothSides: boolean;
  /** How many it moved, and of how many it may be told that they stood on the other side. */
  moved: { all: number; across: number };
  /** Why nobody can reply to it now; null when everybody can, as far as it is up to this argument. */
  locked: ArgumentLock | null;
  edited: boolean;
  /** The claim, or of a reply, which has none, its first words. */
  name: string;
};

export type HiddenArgument = Placed & { state: "hidden"; ground: string };
/** Held until a moderator has read it; a page shows so only where others replied before. */
export type HeldArgument = Placed & { state: "held" };
export type DeletedArgument = Placed & { state: "deleted" };
