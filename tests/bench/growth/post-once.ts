import { postArgument } from "#lib/arguments/post-argument";
import { PostReply } from "#lib/arguments/schema";
import type { Person } from "#lib/viewer";
import type { Forum } from "#tests/bench/forum/fill-forum";
import { FIRST_MEMBER } from "#tests/bench/forum/opinions";
import { handleOf } from "#tests/bench/forum/words";
import { CONCERN, newKey } from "#tests/people";

/** How long a member's reply in the longest thread takes until it is on disk, in milliseconds; each by somebody else. */
export async function postOnce({ slug, deepest, loved, members }: Forum, number: number): Promise<number> {
  const member = members - 1 - number;
  const author: Person = { role: "member", id: FIRST_MEMBER + member, handle: handleOf(member), sessionId: "" };
  const parent = number % 2 ? deepest : loved;
  const post = () => {
    const body = `The of and to a in that is for it as was, said in reply number ${newKey()}.`;
    const form = { kind: "reply", thread: slug, key: newKey(), parent, stance: CONCERN, body, sources: "" };
    return postArgument(author, PostReply.parse(form));
  };
  const from = performance.now();
  await post();
  return performance.now() - from;
}
