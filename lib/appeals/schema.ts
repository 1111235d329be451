import { z } from "zod";
import { APPEAL_LENGTH } from "#lib/appeals/rules";
import { ArgumentId } from "#lib/arguments/schema";
import { REASON_LENGTH } from "#lib/moderation/rules";
import { DecisionId } from "#lib/moderation/schema";
import { plainText } from "#lib/text/plain-line";

/** `token` is for a suspended member, who cannot sign in (lib/appeals/appeal-token.ts). */
export const AppealDecision = z.object({
  decision: DecisionId,
  token: z.string().max(200).optional(),
  words: plainText({
    min: 1,
    max: APPEAL_LENGTH,
    tooShort: "Please say in your words why the decision is wrong.",
    tooLong: `Please use at most ${APPEAL_LENGTH} characters.`,
  }),
});
export type AppealDecision = z.infer<typeof AppealDecision>;

export const AnswerAppeal = z.object({
  appeal: ArgumentId,
  outcome: z.enum(["uphold", "overturn"], "Please say whether the decision stands."),
  reason: plainText({
    min: 1,
    max: REASON_LENGTH,
    tooShort: "Please answer the appeal in words.",
    tooLong: `Please use at most ${REASON_LENGTH} characters.`,
  }),
});
export type AnswerAppeal = z.infer<typeof AnswerAppeal>;
