import { inArray } from "drizzle-orm";
import type { Reader } from "#db/client";
import { members } from "#db/schema/accounts";
import { MOST_MENTIONS } from "#lib/notifications/rules";
import { isFormer } from "#lib/privacy/former";
import { handlesIn } from "#lib/text/markdown";

// Somebody may write hundreds of handles that nobody has.
const MOST_LOOKED_UP = 100;

/** The members whom a text mentions, by handle and number, the first MOST_MENTIONS in its order. */
export async function membersIn(db: Reader, body: string): Promise<{ id: number; handle: string }[]> {
  const possible = handlesIn(body)
    .filter((handle) => !isFormer(handle))
    .slice(0, MOST_LOOKED_UP);
  if (possible.length === 0) return [];
  const rows = await db
    .select({ id: members.id, handle: members.handle })
    .from(members)
    .where(inArray(members.handle, possible));
  const idOf = new Map(rows.map(({ id, handle }) => [handle, id]));
  return handlesIn(body, new Set(idOf.keys()))
    .slice(0, MOST_MENTIONS)
    .flatMap((handle) => {
      const id = idOf.get(handle);
      return id === undefined ? [] : [{ id, handle }];
    });
}

/** The numbers of the members whom a text mentions. */
export async function mentionedIn(db: Reader, body: string): Promise<number[]> {
  return (await membersIn(db, body)).map(({ id }) => id);
}
