import { z } from "zod";
import { ArgumentId } from "#lib/arguments/schema";
import { PositionValue } from "#lib/positions/schema";

export const RATINGS = ["strong", "weak"] as const;
export type Rating = (typeof RATINGS)[number];

/** A rating, “none” to take it back; with a position from those who had not said where they stand. */
export const RateArgument = z.object({
  id: ArgumentId,
  rating: z.enum([...RATINGS, "none"], "Please say whether it is a strong or a weak argument."),
  position: PositionValue.optional(),
});
export type RateArgument = z.infer<typeof RateArgument>;

/** `?rating=` of the page without JavaScript. */
export const RatingParam = z.enum(RATINGS).optional().catch(undefined);
