import { inArray } from "drizzle-orm";
import { read } from "#db/client";
import { scopes } from "#db/schema/scopes";

/**
 * The revision of what pages of this scope show (db/schema/scopes.ts): changed whenever any of it was, and the same as
 * long as none was. Null where there is no such scope.
 */
export async function getRevision(scope: string): Promise<string | null> {
  const names = scope === "site" ? [scope] : [scope, "threads"];
  const rows = await read((db) => db.select().from(scopes).where(inArray(scopes.name, names)));
  if (!rows.some(({ name }) => name === scope)) return null;
  return names.map((wanted) => rows.find(({ name }) => name === wanted)?.revision).join(".");
}
