import type { HiddenText } from "#lib/moderation/queries";
import type { Reading } from "#lib/reading/queries";
import type { Person } from "#lib/viewer";

/** The answer of GET /api/viewer: what is personal on a public page, laid over it after it is shown. */
export type ViewerOnPage = {
  member: { handle: string; role: Person["role"] } | null;
  /** The numbers of the member's own visible arguments in the thread. */
  own: number[];
  /** Hidden texts of the thread that this member may read. */
  hidden: HiddenText[];
  /** What is new to this member in the thread. */
  reading: Reading | null;
};
