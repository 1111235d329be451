import { z } from "zod";
import { ThreadSlug } from "#lib/arguments/schema";
import { POSITIONS, type Position } from "#lib/positions/rules";

const positionOf = (value: unknown): Position | undefined =>
  POSITIONS.find((position) => position === value || String(position) === value);

/** A position as a form sends it, in no other notation: what is left empty is no position. */
export const PositionValue = z.unknown().transform((value, context): Position => {
  const position = positionOf(value);
  if (position !== undefined) return position;
  context.addIssue({ code: "custom", message: "Please say where you stand: choose one of the five." });
  return z.NEVER;
});

export const TakePosition = z.object({ thread: ThreadSlug, position: PositionValue });
export type TakePosition = z.infer<typeof TakePosition>;
