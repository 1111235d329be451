import { dateOf } from "#lib/ago";

/** Like TimeAgo, within what is still: its frame says “2 hours ago” once the reader's clock is known. To the minute. */
export function StillTime({ at }: { at: string }) {
  return <time dateTime={at.replace(/:\d\d\.\d+Z$/, "Z")}>{dateOf(at)}</time>;
}
