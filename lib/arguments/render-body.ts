import { inArray } from "drizzle-orm";
import { read } from "#db/client";
import { members } from "#db/schema/accounts";
import { MOST_MENTIONS } from "#lib/notifications/rules";
import { handlesIn, renderArgument } from "#lib/text/markdown";

/** `mentioned`: the numbers of the members whom the text mentions, in its order. */
export type RenderedBody = { html: string; mentioned: number[] };

/**
 * The HTML of an argument's body with links to the first MOST_MENTIONS members that it mentions. Links and numbers come
 * from one look at the members, so that whoever is linked is told, also when somebody signs up at this moment.
 */
export async function renderBody(body: string): Promise<RenderedBody> {
  const possible = handlesIn(body).slice(0, MOST_LOOKED_UP);
  if (possible.length === 0) return { html: renderArgument(body), mentioned: [] };
  const rows = await read((db) =>
    db.select({ id: members.id, handle: members.handle }).from(members).where(inArray(members.handle, possible)),
  );
  const idOf = new Map(rows.map(({ id, handle }) => [handle, id]));
  const linked = handlesIn(body, new Set(idOf.keys())).slice(0, MOST_MENTIONS);
  return {
    html: renderArgument(body, new Set(linked)),
    mentioned: linked.flatMap((handle) => idOf.get(handle) ?? []),
  };
}

// Somebody may write hundreds of handles that nobody has.
const MOST_LOOKED_UP = 100;
