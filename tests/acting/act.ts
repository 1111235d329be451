import { PostReply } from "#lib/arguments/schema";
import { CONCERN, THREAD } from "#tests/people";

/** What somebody does in a test of many acts. `id` is the number of what was posted, once it is known. */
export type Act =
  | { kind: "post"; key: string; author: number; id?: number }
  | { kind: "rating"; argument: number; member: number; strong: boolean }
  | { kind: "decision"; argument: number };

/** The reply that is posted with this key, each time it is tried. */
export const replyOf = (key: string): PostReply =>
  PostReply.parse({
    kind: "reply",
    thread: THREAD,
    key,
    parent: 1,
    stance: CONCERN,
    body: `A reply that is kept once, sent as number ${key}.`,
    sources: "",
  });
