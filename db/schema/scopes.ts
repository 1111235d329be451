import { integer, table, text } from "#db/columns";

/**
 * What public pages depend on: `site` is everything that anybody can read, `threads` what stands in all threads (the
 * names of members), `thread:⟨slug⟩` one thread. Triggers raise the revision in the transaction of each change that a
 * reader could see, so that it cannot be forgotten; a page that was made at the revision that stands is the page.
 */
export const scopes = table("scopes", {
  name: text("name").primaryKey(),
  revision: integer("revision").notNull(),
});
