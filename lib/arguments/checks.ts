import { POST_INTERVAL_MS, POSTS_PER_DAY } from "#lib/arguments/rules";
import { TooMany } from "#lib/errors";
import { inWords } from "#lib/text/in-words";

/** What an author posted in the last day, newest first. */
export type RecentPosts = { postedAt: Date }[];
type Check = (recent: RecentPosts, now: Date) => TooMany | undefined;

const tooSoon: Check = ([last], now) => {
  const wait = last ? last.postedAt.getTime() + POST_INTERVAL_MS - now.getTime() : 0;
  if (wait <= 0) return undefined;
  return new TooMany(
    `You posted a moment ago. You can post again ${inWords(wait / 1000)}; your text stays here.`,
    wait / 1000,
  );
};

const tooManyToday: Check = (recent, now) => {
  const first = recent[POSTS_PER_DAY - 1];
  if (!first) return undefined;
  const wait = first.postedAt.getTime() + 24 * 60 * 60 * 1000 - now.getTime();
  return new TooMany(
    `That is ${POSTS_PER_DAY} arguments within a day, which is the most for one member. You can post again ${inWords(wait / 1000)}.`,
    wait / 1000,
  );
};

/** Asked in this order before anything is published; the first objection is the answer. */
export const CHECKS_BEFORE_PUBLISHING: readonly Check[] = [tooSoon, tooManyToday];
