import type { HiddenText } from "#lib/moderation/queries";
import type { Rating } from "#lib/ratings/schema";
import type { Reading } from "#lib/reading/queries";
import type { Person } from "#lib/viewer";

/** The answer of GET /api/viewer: what is personal on a public page, laid over it after it is shown. */
export type ViewerOnPage = {
  member: Pick<Person, "handle" | "role" | "waitingRole"> | null;
  /** The numbers of the member's own visible arguments in the thread. */
  own: number[];
  /** Where the member stands on the thread's motion; null when they have not said. */
  position: number | null;
  /** What they rated in the thread, by the number of the argument. */
  ratings: Record<number, Rating>;
  /** The numbers of the arguments in the thread that moved them. */
  credited: number[];
  /** When they can post next, how many arguments they have left today, and the pause of slow mode; null for visitors. */
  posting: { nextAt: string; left: number; slowMinutes: number | null } | null;
  /** Hidden texts of the thread that this member may read. */
  hidden: HiddenText[];
  /** How many notifications are unread. */
  unread: number;
  /** The slugs of the threads that they follow; on a thread's page of that one alone. */
  follows: string[];
  /** What is new to this member in the thread. */
  reading: Reading | null;
};

/** What a page shows until it is known who reads it. */
export const NOBODY: ViewerOnPage = {
  member: null,
  own: [],
  position: null,
  ratings: {},
  credited: [],
  posting: null,
  hidden: [],
  unread: 0,
  follows: [],
  reading: null,
};
