import type { CASE_KINDS } from "#db/schema/cases";

/** The parts of the queue that wait; what was decided has a page of its own. */
export const QUEUE_TABS = ["open", "held", "appeals", "mine"] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

type CaseKind = (typeof CASE_KINDS)[number];

export const KINDS_OF_TAB: Record<QueueTab, CaseKind[]> = {
  open: ["review", "notice"],
  held: ["held"],
  appeals: ["appeal"],
  mine: ["review", "notice", "held", "appeal"],
};

export const PATH_OF_TAB: Record<QueueTab, string> = {
  open: "/moderation",
  held: "/moderation/held",
  appeals: "/moderation/appeals",
  mine: "/moderation/mine",
};

/** `?after=1700000000000-12` of the queue: where its next page begins; null when it is no such place. */
export function readQueuePlace(written: string | undefined): readonly [number, number] | null {
  const [, dueAt, id] = /^(\d{1,15})-(\d{1,15})$/.exec(written ?? "") ?? [];
  return dueAt && id ? [Number(dueAt), Number(id)] : null;
}
