import { momentInWords } from "#lib/text/moment-in-words";

/** What a moderator decided about a whole thread: since when, until when (null: until it is lifted), and why. */
export type Restriction = { since: string; until: string | null; reason: string };
/** What stands now: nobody can argue in the thread, everybody waits between two arguments. */
export type SlowMode = Restriction & { minutes: number };
export type ThreadLimits = { lock: Restriction | null; slow: SlowMode | null };
/** Why nobody can reply to an argument now; `above`: what is locked is not it, but the discussion it stands in. */
export type ArgumentLock = { until: string | null; ground: string; above: boolean };

export const NO_LIMITS: ThreadLimits = { lock: null, slow: null };

/** Seconds until somebody can post again in a thread in slow mode; 0 when they can now. Nobody waits past its end. */
export function slowWait(slow: SlowMode, lastPostedAt: Date | undefined, now: Date): number {
  if (!lastPostedAt) return 0;
  const pauseEnds = lastPostedAt.getTime() + slow.minutes * 60_000;
  const ends = slow.until === null ? pauseEnds : Math.min(pauseEnds, new Date(slow.until).getTime());
  return Math.max(0, (ends - now.getTime()) / 1000);
}

/** What slow mode asks, in a sentence. */
export function slowInWords(minutes: number): string {
  return `Everybody waits ${pause(minutes)} between two arguments in this thread.`;
}

function pause(minutes: number): string {
  const [amount, unit] = minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return new Intl.NumberFormat("en", { style: "unit", unit, unitDisplay: "long" }).format(amount);
}

/** That a thread is locked, in a sentence. */
export function threadLockInWords(until: string | null): string {
  return until === null
    ? "A moderator locked this thread: nobody can argue in it until a moderator unlocks it."
    : `A moderator locked this thread: nobody can argue in it until ${momentInWords(until)}.`;
}

/** That nobody can reply to an argument, in a sentence. */
export function argumentLockInWords({ until, above }: Pick<ArgumentLock, "until" | "above">): string {
  if (until === null)
    return above
      ? "A moderator locked the discussion that this stands in: nobody can reply until a moderator unlocks it."
      : "A moderator locked this argument: nobody can reply to it until a moderator unlocks it.";
  return above
    ? `A moderator locked the discussion that this stands in: nobody can reply until ${momentInWords(until)}.`
    : `A moderator locked this argument: nobody can reply to it until ${momentInWords(until)}.`;
}
