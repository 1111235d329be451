import { z } from "zod";
import { MOVED_KINDS } from "#db/schema/ratings";
import { ArgumentId } from "#lib/arguments/schema";
import { ownCharacters, WHY_LENGTH } from "#lib/moved/rules";
import { PositionValue } from "#lib/positions/schema";
import { plainText } from "#lib/text/plain-line";

/** Credits are numbered like arguments. */
export const CreditId = ArgumentId;

const Why = plainText({ max: WHY_LENGTH.max, tooLong: `Please use at most ${WHY_LENGTH.max} characters.` }).refine(
  (why) => ownCharacters(why) >= WHY_LENGTH.min,
  `Please say why in at least ${WHY_LENGTH.min} characters of your own; quoted lines do not count.`,
);

/** “This moved me”. `position`: where those stood who had not said; `after`: where those stand now whose position it changed. */
export const CreditArgument = z.object({
  id: ArgumentId,
  changed: z.enum(MOVED_KINDS, "Please say what changed."),
  why: Why,
  position: PositionValue.optional(),
  after: PositionValue.optional(),
});
export type CreditArgument = z.infer<typeof CreditArgument>;

export const WithdrawCredit = z.object({ id: ArgumentId });
export type WithdrawCredit = z.infer<typeof WithdrawCredit>;
