import { groundTitle } from "#lib/moderation/house-rules";
import type { NotificationRow } from "#lib/notifications/rows";
import { EXCERPT_LENGTH, NAME_LENGTH, type NotificationKind } from "#lib/notifications/rules";
import { type Occasion, type Sentence, sentenceOf } from "#lib/notifications/sentences";
import { firstWords } from "#lib/text/markdown";

export type NotificationView = {
  id: number;
  kind: NotificationKind;
  at: string;
  unread: boolean;
  sentence: Sentence;
  /** The first words of what was written. */
  excerpt: string | null;
  /** Of a decision about the member: the house rule, and the moderators' words to them, which nobody else is told. */
  ground: string | null;
  reason: string | null;
  /** Where it leads: to the argument, to the letter of a decision about the member, or to a decision in the log. */
  target: string;
};

const OF_OTHERS: readonly NotificationKind[] = ["reply", "mention"];

/** What a member sees of a notification. Nothing is said of an argument that is hidden or deleted. */
export function asNotification(row: NotificationRow): NotificationView {
  const isReadable = row.hiddenById === null && row.deletedById === null;
  const words = isReadable && OF_OTHERS.includes(row.kind) ? firstWords(row.html ?? "", EXCERPT_LENGTH) : "";
  return {
    id: row.id,
    kind: row.kind,
    at: row.createdAt.toISOString(),
    unread: row.readAt === null,
    sentence: sentenceOf(occasionOf(row)),
    excerpt: words || null,
    ground: row.kind === "decision" && row.ground ? groundTitle(row.ground) : null,
    reason: row.kind !== "report" && row.reason ? row.reason : null,
    target: targetOf(row),
  };
}

function occasionOf(row: NotificationRow): Occasion {
  const actor = row.actor ?? "";
  switch (row.kind) {
    case "reply":
      return { kind: "reply", actor, own: answeredName(row) };
    case "moved":
      return { kind: "moved", actor, own: nameOf(row.claim, row.html) };
    case "mention":
      return { kind: "mention", actor, claim: row.claim };
    case "decision":
      return {
        kind: "decision",
        decided: row.decided ?? "",
        thread: row.thread ?? "",
        until: dateOf(row.until),
        hasArgument: row.argumentId !== null,
      };
    case "report":
      return { kind: "report", decided: row.decided ?? "", thread: row.thread ?? "" };
    default:
      return { kind: "appeal", decided: row.decided ?? "" };
  }
}

/** The member's own argument that was answered; null when it cannot be read, or when the reply stands elsewhere (MAX_DEPTH). */
function answeredName(row: NotificationRow) {
  const isReadable = row.answeredHiddenById === null && row.answeredDeletedById === null;
  return isReadable && row.answeredById === row.memberId ? nameOf(row.answeredClaim, row.answeredHtml) : null;
}

const nameOf = (claim: string | null, html: string | null) => ({
  name: claim ?? firstWords(html ?? "", NAME_LENGTH),
  isReply: claim === null,
});

const dateOf = (at: Date | null) =>
  at ? new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(at) : "";

/** The letter of a decision about the member; else an argument's own page, or the line in the log. */
function targetOf(row: NotificationRow): string {
  if (row.kind !== "report" && row.decisionId !== null) return `/decisions/${row.decisionId}`;
  if (row.slug && row.argumentId && row.deletedById === null) {
    const page = `/threads/${row.slug}/arguments/${row.argumentId}`;
    if (row.hiddenById === null) return page;
  }
  return row.decisionId ? `/log?before=${row.decisionId + 1}#d${row.decisionId}` : "/notifications";
}
