import { z } from "zod";
import { ThreadSlug } from "#lib/arguments/schema";
import { POSITIONS } from "#lib/positions/rules";

/** A position as a form sends it. */
export const PositionValue = z
  .string("Please say where you stand.")
  .transform(Number)
  .pipe(
    z.union(
      POSITIONS.map((value) => z.literal(value)),
      "Please choose one of the five.",
    ),
  );

export const TakePosition = z.object({ thread: ThreadSlug, position: PositionValue });
export type TakePosition = z.infer<typeof TakePosition>;
