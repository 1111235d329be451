import { read } from "#db/client";
import { membersIn } from "#lib/notifications/mentioned-in";
import { renderArgument } from "#lib/text/markdown";

/** `mentioned`: the numbers of the members whom the text mentions, in its order. */
export type RenderedBody = { html: string; mentioned: number[] };

/**
 * The HTML of an argument's body with links to the first MOST_MENTIONS members that it mentions. Links and numbers come
 * from one look at the members, so that whoever is linked is told, also when somebody signs up at this moment.
 */
export async function renderBody(body: string): Promise<RenderedBody> {
  const mentioned = await read((db) => membersIn(db, body));
  return {
    html: renderArgument(body, new Set(mentioned.map(({ handle }) => handle))),
    mentioned: mentioned.map(({ id }) => id),
  };
}
