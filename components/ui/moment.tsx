import { momentInWords } from "#lib/moments";

/** A moment to the minute, the same for every reader: for what has legal effect. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{momentInWords(new Date(at))}</time>;
}
