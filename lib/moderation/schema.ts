import { z } from "zod";
import { ArgumentId } from "#lib/arguments/schema";
import { GROUNDS } from "#lib/moderation/house-rules";
import { LAW_LENGTH, NOTE_LENGTH, REASON_LENGTH } from "#lib/moderation/rules";
import { plainLine, plainText } from "#lib/text/plain-line";

/** Decisions are numbered like arguments. */
export const DecisionId = ArgumentId;

const Ground = z.enum(GROUNDS, "Please choose the house rule that it breaks.");
const Reason = plainText({
  min: 1,
  max: REASON_LENGTH,
  tooShort: "Please tell the author why.",
  tooLong: `Please use at most ${REASON_LENGTH} characters.`,
});

/** The law that something breaks, where the ground is the law. */
const Law = plainLine({ max: LAW_LENGTH, tooLong: `Please use at most ${LAW_LENGTH} characters.` })
  .optional()
  .transform((law) => law || undefined);

const Days = z.coerce
  .number("Please say for how many days.")
  .int()
  .min(1, "Please say for how many days.")
  .max(3650, "Ten years are the most.");

/** `case`: the moderator came from the queue, so that they are told when somebody else was faster. */
const Seen = { id: ArgumentId, revision: z.coerce.number().int(), case: ArgumentId.optional() };

export const HideArgument = z
  .object({
    ...Seen,
    ground: Ground,
    reason: Reason,
    law: Law.optional(),
    also: z.enum(["warn", "suspend"]).optional(),
    days: Days.optional(),
  })
  .refine(({ ground, law }) => ground !== "unlawful" || law !== undefined, {
    path: ["law"],
    error: "Please name the law that it breaks.",
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

export const ReportArgument = z.object({
  id: ArgumentId,
  ground: Ground,
  note: plainText({ max: NOTE_LENGTH, tooLong: `Please use at most ${NOTE_LENGTH} characters.` }).default(""),
});
export type ReportArgument = z.infer<typeof ReportArgument>;

export const UndoDecision = z.object({ id: DecisionId });
export type UndoDecision = z.infer<typeof UndoDecision>;

export const KeepArgument = z.object({
  ...Seen,
  reason: plainText({ max: REASON_LENGTH }).default(""),
});
export type KeepArgument = z.infer<typeof KeepArgument>;

export const SuspendMember = z.object({
  handle: plainLine({ max: 24 }),
  ground: Ground,
  reason: Reason,
  days: Days,
});
export type SuspendMember = z.infer<typeof SuspendMember>;

export const WarnMember = z.object({ handle: plainLine({ max: 24 }), ground: Ground, reason: Reason });
export type WarnMember = z.infer<typeof WarnMember>;

export const LiftSuspension = z.object({ handle: plainLine({ max: 24 }), reason: plainText({ max: REASON_LENGTH }) });
export type LiftSuspension = z.infer<typeof LiftSuspension>;
