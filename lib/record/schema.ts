import { z } from "zod";
import { DECISION_KINDS } from "#db/schema/moderation";
import { ThreadSlug } from "#lib/arguments/schema";
import { GROUNDS } from "#lib/moderation/house-rules";
import { DecisionId } from "#lib/moderation/schema";

const orAll = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What an address asks of the log; what cannot be read of it narrows nothing. `before`: older than that decision. */
export const LogSearch = z.object({
  kind: orAll(z.enum(DECISION_KINDS)),
  ground: orAll(z.enum(GROUNDS)),
  thread: orAll(ThreadSlug),
  before: orAll(DecisionId),
});
export type LogSearch = z.infer<typeof LogSearch>;

/** After which statement a page of the export begins. */
export const StatementsAfter = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,500}$/)
  .optional();
