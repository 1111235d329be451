import { z } from "zod";
import { ArgumentId } from "#lib/arguments/schema";
import { GROUNDS } from "#lib/moderation/house-rules";
import { plainLine, plainText } from "#lib/text/plain-line";

/** Decisions are numbered like arguments. */
export const DecisionId = ArgumentId;

export const REASON_LENGTH = 2_000;

const Ground = z.enum(GROUNDS, "Please choose the house rule that it breaks.");
const Reason = plainText({
  min: 1,
  max: REASON_LENGTH,
  tooShort: "Please tell the author why.",
  tooLong: `Please use at most ${REASON_LENGTH} characters.`,
});

export const HideArgument = z.object({
  id: ArgumentId,
  revision: z.coerce.number().int(),
  ground: Ground,
  reason: Reason,
});
export type HideArgument = z.infer<typeof HideArgument>;

export const RestoreArgument = z.object({
  id: ArgumentId,
  reason: plainText({ max: REASON_LENGTH })
    .optional()
    .transform((reason) => reason ?? ""),
});
export type RestoreArgument = z.infer<typeof RestoreArgument>;

/** `id` is the number of the credit. */
export const RemoveCredit = z.object({
  id: ArgumentId,
  ground: Ground,
  reason: plainText({
    min: 1,
    max: REASON_LENGTH,
    tooShort: "Please tell the member why.",
    tooLong: `Please use at most ${REASON_LENGTH} characters.`,
  }),
});
export type RemoveCredit = z.infer<typeof RemoveCredit>;

export const NOTE_LENGTH = 500;

export const ReportArgument = z.object({
  id: ArgumentId,
  ground: Ground,
  note: plainText({ max: NOTE_LENGTH, tooLong: `Please use at most ${NOTE_LENGTH} characters.` }).default(""),
});
export type ReportArgument = z.infer<typeof ReportArgument>;

export const KeepArgument = z.object({
  id: ArgumentId,
  revision: z.coerce.number().int(),
  reason: plainText({ max: REASON_LENGTH }).default(""),
});
export type KeepArgument = z.infer<typeof KeepArgument>;

export const SuspendMember = z.object({
  handle: plainLine({ max: 24 }),
  ground: Ground,
  reason: Reason,
  days: z.coerce
    .number("Please say for how many days.")
    .int()
    .min(1, "Please say for how many days.")
    .max(3650, "Ten years are the most."),
});
export type SuspendMember = z.infer<typeof SuspendMember>;

export const LiftSuspension = z.object({ handle: plainLine({ max: 24 }), reason: plainText({ max: REASON_LENGTH }) });
export type LiftSuspension = z.infer<typeof LiftSuspension>;
