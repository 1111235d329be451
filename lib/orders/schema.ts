import { z } from "zod";
import { ArgumentId } from "#lib/arguments/schema";
import { AUTHORITY_LENGTH, PLACE_LENGTH, REFERENCE_LENGTH } from "#lib/orders/rules";
import { plainLine } from "#lib/text/plain-line";

const AS_A_FORM_SENDS_IT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/;

/** A moment in UTC, as a field for date and time sends it, without a zone. */
const PastMoment = z
  .string("Please say when it was received.")
  .regex(AS_A_FORM_SENDS_IT, "Please say when it was received.")
  .refine(isOnTheCalendar, "There is no such date.")
  .transform((typed) => new Date(`${typed}Z`))
  .refine((moment) => !(moment.getTime() > Date.now()), "This has not come yet. The time is in UTC.");

/** Dates as 30 February would be counted on into March. */
function isOnTheCalendar(typed: string): boolean {
  const moment = new Date(`${typed}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(typed.slice(0, 10));
}

/** `place` is the address of the argument that is to be removed, or its number. */
export const EnterOrder = z.object({
  authority: plainLine({
    min: 1,
    max: AUTHORITY_LENGTH,
    tooShort: "Please name the authority.",
    tooLong: `Please use at most ${AUTHORITY_LENGTH} characters.`,
  }),
  reference: plainLine({
    min: 1,
    max: REFERENCE_LENGTH,
    tooShort: "Please give the reference of the order.",
    tooLong: `Please use at most ${REFERENCE_LENGTH} characters.`,
  }),
  place: plainLine({ min: 1, max: PLACE_LENGTH, tooShort: "Please give the address or the number of the argument." }),
  receivedAt: PastMoment,
});
export type EnterOrder = z.infer<typeof EnterOrder>;

/** Orders are numbered like arguments. */
export const ExecuteOrder = z.object({ order: ArgumentId });
export type ExecuteOrder = z.infer<typeof ExecuteOrder>;
