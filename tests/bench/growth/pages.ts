import type { Forum } from "#tests/bench/forum/fill-forum";
import { COMMON_WORD, COMMON_WORDS, PHRASE, RARE_WORD } from "#tests/bench/forum/words";

/** A page that must not get slower with the forum. `next`: the address in it is what is measured, not the page itself. */
export type GrowingPage = {
  name: string;
  path: (forum: Forum) => string;
  who?: "moderator" | "writer";
  next?: RegExp;
};

const thread = ({ slug }: Forum) => `/threads/${slug}`;
const MORE = /href="(\/threads\/[^"]*after=[^"#]*)/;
const OLDER = /href="([^"]*before=\d+[^"#]*)/;
const inSearch = (query: Record<string, string>) => `/search?${new URLSearchParams(query)}`;

export const PAGES: GrowingPage[] = [
  { name: "home", path: () => "/" },
  { name: "thread", path: thread },
  { name: "thread, second page", path: thread, next: MORE },
  { name: "thread, strongest", path: (forum) => `${thread(forum)}?order=strongest` },
  { name: "thread, newest", path: (forum) => `${thread(forum)}?order=newest` },
  { name: "thread, newest, second page", path: (forum) => `${thread(forum)}?order=newest`, next: MORE },
  { name: "thread, most moved", path: (forum) => `${thread(forum)}?order=moved` },
  { name: "thread, of a passage", path: (forum) => `${thread(forum)}?passage=40-2000` },
  { name: "timeline", path: (forum) => `${thread(forum)}/timeline` },
  {
    name: "timeline, the middle",
    path: (forum) => `${thread(forum)}/timeline?before=${Math.round(forum.arguments / 2)}`,
  },
  { name: "map", path: (forum) => `${thread(forum)}/map` },
  { name: "map, fourth page", path: (forum) => `${thread(forum)}/map?page=4` },
  { name: "minds", path: (forum) => `${thread(forum)}/minds` },
  { name: "argument, eighth level", path: (forum) => `${thread(forum)}/arguments/${forum.deepest}` },
  { name: "argument, many replies", path: (forum) => `${thread(forum)}/arguments/${forum.loved}` },
  { name: "history", path: (forum) => `${thread(forum)}/arguments/${forum.loved}/history` },
  { name: "credits", path: (forum) => `${thread(forum)}/arguments/${forum.loved}/credits` },
  { name: "credits, second page", path: (forum) => `${thread(forum)}/arguments/${forum.loved}/credits`, next: OLDER },
  { name: "member", path: (forum) => `/members/${forum.writer.handle}` },
  { name: "member, second page", path: (forum) => `/members/${forum.writer.handle}`, next: OLDER },
  { name: "log", path: () => "/log" },
  { name: "log, second page", path: () => "/log", next: OLDER },
  { name: "log of a kind", path: () => "/log?kind=keep" },
  { name: "log of a ground", path: () => "/log?ground=spam" },
  { name: "log of a thread", path: (forum) => `/log?thread=${forum.slug}` },
  { name: "feed", path: () => "/log/feed.atom" },
  { name: "transparency", path: () => "/transparency" },
  { name: "statements.json", path: () => "/transparency/statements.json" },
  { name: "search, common word", path: () => inSearch({ q: COMMON_WORD }) },
  { name: "search, common word, page 5", path: () => inSearch({ q: COMMON_WORD, page: "5" }) },
  { name: "search, two common words", path: () => inSearch({ q: COMMON_WORDS }) },
  { name: "search, a beginning", path: () => inSearch({ q: "talks reco" }) },
  { name: "search, two letters", path: () => inSearch({ q: "re" }) },
  { name: "search, rare word", path: () => inSearch({ q: RARE_WORD }) },
  { name: "search, phrase", path: () => inSearch({ q: `"${PHRASE}"` }) },
  { name: "search, no hit", path: () => inSearch({ q: "xylophonist" }) },
  { name: "search, of an author", path: (forum) => inSearch({ q: COMMON_WORD, author: forum.writer.handle }) },
  { name: "search, in a thread", path: (forum) => inSearch({ q: COMMON_WORD, thread: forum.slug }) },
  { name: "search, members", path: () => inSearch({ q: "ba", kind: "members" }) },
  {
    name: "similar arguments",
    path: (forum) =>
      `/api/similar?${new URLSearchParams({ thread: forum.slug, claim: "Recognition of the government and talks" })}`,
  },
  { name: "queue", path: () => "/moderation", who: "moderator" },
  { name: "queue, next page", path: () => "/moderation", who: "moderator", next: /href="([^"]*after=[^"#]*)/ },
  { name: "queue, held", path: () => "/moderation/held", who: "moderator" },
  { name: "queue, appeals", path: () => "/moderation/appeals", who: "moderator" },
  { name: "queue, mine", path: () => "/moderation/mine", who: "moderator" },
  { name: "queue, decided", path: () => "/moderation/decided", who: "moderator" },
  { name: "orders", path: () => "/moderation/orders", who: "moderator" },
  { name: "conduct of a member", path: (forum) => `/moderation/members/${forum.writer.handle}`, who: "moderator" },
  {
    name: "review of an argument",
    path: (forum) => `${thread(forum)}/arguments/${forum.loved}/review`,
    who: "moderator",
  },
  { name: "viewer in a thread", path: (forum) => `/api/viewer?thread=${forum.slug}`, who: "writer" },
  { name: "viewer, a moderator", path: (forum) => `/api/viewer?thread=${forum.slug}`, who: "moderator" },
  { name: "notifications", path: () => "/notifications", who: "writer" },
  { name: "composer", path: (forum) => `${thread(forum)}/argue?stance=pro-engagement`, who: "writer" },
];
