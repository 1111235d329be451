import { dayInWords } from "#lib/record/days";
import type { LogEntry } from "#lib/record/queries";

/** Who decided, as the operator chose to tell it. */
export function byWhom({ by }: LogEntry): string {
  if (by.handle !== null) return `Decided by ${by.handle}.`;
  return {
    program: "Decided by the program.",
    operator: "Decided by the operator.",
    moderator: "Decided by a moderator.",
  }[by.role];
}

/** What was fixed when it was decided, besides what it was: sentences. */
export function circumstances({ ground, until, minutes, subtree }: LogEntry): string[] {
  return [
    ...(ground === null ? [] : [`Ground: ${ground}`]),
    ...(until === null ? [] : [`Until ${dayInWords(until)}`]),
    ...(minutes === null ? [] : [`Minutes between two arguments of a member: ${minutes}`]),
    ...(subtree ? ["So is all that stands below it"] : []),
  ];
}

/** How its appeal ended; null when nobody appealed. */
export function appealInWords({ appeal }: LogEntry): string | null {
  if (appeal === null) return null;
  if (appeal.state === "open") return "It was appealed. Another moderator will answer.";
  return appeal.state === "overturned"
    ? "It was appealed, and the appeal was granted."
    : "It was appealed, and the appeal was refused.";
}
