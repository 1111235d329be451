import { z } from "zod";
import { ArgumentId, ThreadSlug } from "#lib/arguments/schema";
import { LOCK_DURATIONS, PUBLIC_REASON_LENGTH, SLOW_DURATIONS, SLOW_MINUTES } from "#lib/locks/rules";
import { GROUNDS } from "#lib/moderation/house-rules";
import { REASON_LENGTH } from "#lib/moderation/rules";
import { plainText } from "#lib/text/plain-line";

/** One of a few durations, as the moment in which it is over; null for one that does not end by itself. */
function untilOf<Durations extends Record<string, { ms: number | null }>>(durations: Durations) {
  return z
    .string("Please say for how long.")
    .refine(
      (name): name is Extract<keyof Durations, string> => Object.hasOwn(durations, name),
      "Please say for how long.",
    )
    .transform((name) => durations[name]?.ms ?? null)
    .transform((ms) => (ms === null ? null : new Date(Date.now() + ms)));
}

const PublicReason = plainText({
  min: 1,
  max: PUBLIC_REASON_LENGTH,
  tooShort: "Please tell everybody why.",
  tooLong: `Please use at most ${PUBLIC_REASON_LENGTH} characters.`,
});

const WordsToAuthor = plainText({
  min: 1,
  max: REASON_LENGTH,
  tooShort: "Please tell the author why.",
  tooLong: `Please use at most ${REASON_LENGTH} characters.`,
});

const OptionalWords = plainText({ max: REASON_LENGTH }).default("");

export const LockArgument = z.object({
  id: ArgumentId,
  scope: z.enum(["argument", "subtree"], "Please say what is locked."),
  ground: z.enum(GROUNDS, "Please choose the house rule that it breaks."),
  reason: WordsToAuthor,
  until: untilOf(LOCK_DURATIONS),
});
export type LockArgument = z.infer<typeof LockArgument>;

export const UnlockArgument = z.object({ id: ArgumentId, reason: OptionalWords });
export type UnlockArgument = z.infer<typeof UnlockArgument>;

export const LockThread = z.object({ thread: ThreadSlug, reason: PublicReason, until: untilOf(LOCK_DURATIONS) });
export type LockThread = z.infer<typeof LockThread>;

export const UnlockThread = z.object({ thread: ThreadSlug });
export type UnlockThread = z.infer<typeof UnlockThread>;

const MINUTES = `Please say how many minutes, from ${SLOW_MINUTES.least} to ${SLOW_MINUTES.most}.`;

export const SlowThread = z.object({
  thread: ThreadSlug,
  minutes: z.coerce.number(MINUTES).int(MINUTES).min(SLOW_MINUTES.least, MINUTES).max(SLOW_MINUTES.most, MINUTES),
  reason: PublicReason,
  until: untilOf(SLOW_DURATIONS).refine((until) => until !== null, "Please say for how long."),
});
export type SlowThread = z.infer<typeof SlowThread>;

export const EndSlow = z.object({ thread: ThreadSlug });
export type EndSlow = z.infer<typeof EndSlow>;

/** An argument as a moderator names it: its number, or its address. */
const NamedArgument = z
  .string("Please name the argument that it answers.")
  .transform((typed) => /(?:^|\/arguments\/|#a?)([1-9]\d{0,14})\/?$/.exec(typed.trim())?.[1] ?? "")
  .refine((number) => number !== "", "Please give the number or the address of the argument that it answers.")
  .transform(Number);

export const MoveArgument = z.object({ id: ArgumentId, to: NamedArgument, reason: WordsToAuthor });
export type MoveArgument = z.infer<typeof MoveArgument>;
