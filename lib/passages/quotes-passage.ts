import { and, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { argumentsTable } from "#db/schema/arguments";
import { passages } from "#db/schema/passages";
import type { Place } from "#lib/passages/canonical-text";

/** The arguments that still stand and quote something of this stretch of the article; all, when none is chosen. */
export function quotesPassage(place: Place | Record<keyof Place, SQLWrapper> | null): SQL | undefined {
  if (!place) return undefined;
  return and(
    isNull(argumentsTable.hiddenById),
    isNull(argumentsTable.deletedById),
    sql`exists (select 1 from passages quoting where quoting.argument_id = ${argumentsTable.id}
      and quoting.quoted_argument_id is null and quoting.start_utf16 < ${place.end} and quoting.end_utf16 > ${place.start})`,
  );
}

/**
 * The words that an argument quotes, unless they are those of an argument that was removed, or may be those of a text of
 * it that a moderator hid: then only what its present text says as well.
 */
export const shownQuote = sql<string | null>`case when ${passages.quotedArgumentId} is null or exists (
  select 1 from arguments quoted where quoted.id = ${passages.quotedArgumentId}
  and quoted.hidden_by_id is null and quoted.deleted_by_id is null
  and (not exists (
    select 1 from argument_revisions unsaid
    where unsaid.argument_id = quoted.id and unsaid.hidden_by_id is not null
  ) or exists (
    select 1 from argument_revisions present
    where present.argument_id = quoted.id and present.number = quoted.revision
    and (replace(present.claim, ${passages.exact}, '') <> present.claim
      or replace(present.html, ${passages.exact}, '') <> present.html)
  ))) then ${passages.exact} end`;
