import { and, gte, lt, type SQL } from "drizzle-orm";
import { members } from "#db/schema/accounts";

/** Greater than whatever a handle has in it. */
const AFTER_ALL = "~";

/** That a handle begins so: a stretch of the index of handles. */
export const handleBegins = (begins: string): SQL | undefined =>
  and(gte(members.handle, begins), handleIsBefore(begins));

/** The end of that stretch, for a page that begins within it. */
export const handleIsBefore = (begins: string): SQL => lt(members.handle, `${begins}${AFTER_ALL}`);
