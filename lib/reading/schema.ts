import { z } from "zod";
import { ArgumentId, ThreadSlug } from "#lib/arguments/schema";
import { SEEN_BATCH } from "#lib/reading/rules";

/** What a page says was seen. An empty list begins the keeping of a mark. */
export const MarkSeen = z.object({
  thread: ThreadSlug,
  ids: z.array(ArgumentId).max(SEEN_BATCH, `At most ${SEEN_BATCH} arguments can be marked at once.`),
});
export type MarkSeen = z.infer<typeof MarkSeen>;

/** `upTo`: the newest argument that the reader was told of; without it, all there are. */
export const MarkAllRead = z.object({ thread: ThreadSlug, upTo: ArgumentId.optional() });
export type MarkAllRead = z.infer<typeof MarkAllRead>;

/** `?before=` of a timeline; anything else is the first page. */
export const Before = ArgumentId.optional().catch(undefined);

/** `?page=` of a map, from 1; anything else is the first page. */
export const PageNumber = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number)
  .catch(1);
