import { z } from "zod";
import { ArgumentId } from "#lib/arguments/schema";
import { GROUNDS } from "#lib/moderation/house-rules";
import { REASON_LENGTH } from "#lib/moderation/rules";
import { plainText } from "#lib/text/plain-line";

/** `revision` is the number of the text. */
const Which = { id: ArgumentId, revision: ArgumentId };

export const HideRevision = z.object({
  ...Which,
  ground: z.enum(GROUNDS, "Please choose the house rule that it breaks."),
  reason: plainText({
    min: 1,
    max: REASON_LENGTH,
    tooShort: "Please tell the author why.",
    tooLong: `Please use at most ${REASON_LENGTH} characters.`,
  }),
});
export type HideRevision = z.infer<typeof HideRevision>;

export const ShowRevision = z.object({ ...Which, reason: plainText({ max: REASON_LENGTH }).default("") });
export type ShowRevision = z.infer<typeof ShowRevision>;
