import { DAY_MS, POST_INTERVAL_MS, POSTS_PER_DAY } from "#lib/arguments/rules";
import { TooMany } from "#lib/errors";
import { inWords } from "#lib/text/in-words";

/** What an author posted in the last day, newest first. */
export type RecentPosts = { postedAt: Date }[];
/** When somebody can post next (in the past: now), and how many arguments they have left within this day. */
export type PostingRoom = { nextAt: Date; left: number };

/** What the checks below will say, told before somebody writes. */
export function postingRoom(recent: RecentPosts, now: Date): PostingRoom {
  const [last] = recent;
  const first = recent[POSTS_PER_DAY - 1];
  const times = [last && last.postedAt.getTime() + POST_INTERVAL_MS, first && first.postedAt.getTime() + DAY_MS];
  const nextAt = Math.max(now.getTime(), ...times.filter((time) => time !== undefined));
  return { nextAt: new Date(nextAt), left: Math.max(0, POSTS_PER_DAY - recent.length) };
}

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
  const wait = first.postedAt.getTime() + DAY_MS - now.getTime();
  return new TooMany(
    `That is ${POSTS_PER_DAY} arguments within a day, which is the most for one member. You can post again ${inWords(wait / 1000)}.`,
    wait / 1000,
  );
};

/** Asked in this order before anything is published; the first objection is the answer. */
export const CHECKS_BEFORE_PUBLISHING: readonly Check[] = [tooSoon, tooManyToday];
