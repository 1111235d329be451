import { z } from "zod";
import { ThreadSlug } from "#lib/arguments/schema";

export const FollowThread = z.object({ thread: ThreadSlug });
export type FollowThread = z.infer<typeof FollowThread>;
