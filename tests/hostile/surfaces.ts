import type { Person } from "#lib/viewer";
import type { Place } from "#tests/hostile/fill-forum";

export type Viewer = "visitor" | "author" | "member" | "moderator" | "admin";
type Surface = { path: string; as: readonly Viewer[] };

const EVERYBODY = ["visitor", "author", "member", "moderator", "admin"] as const;
const SIGNED_IN = ["author", "member", "moderator", "admin"] as const;
const DECIDERS = ["moderator", "admin"] as const;

/** Where the words of one filling stand, and as whom each is opened. */
export function surfacesOf({ slug, root, reply, moved, hidden, credit, author, member }: Place): Surface[] {
  const thread = `/threads/${slug}`;
  const argument = `${thread}/arguments/${root}`;
  return [
    { path: thread, as: EVERYBODY },
    { path: `${thread}?order=newest`, as: ["visitor"] },
    { path: `${thread}?passage=0-40`, as: ["visitor"] },
    { path: `${thread}/timeline`, as: EVERYBODY },
    { path: `${thread}/map`, as: EVERYBODY },
    { path: `${thread}/minds`, as: EVERYBODY },
    { path: argument, as: EVERYBODY },
    { path: `${thread}/arguments/${reply}`, as: EVERYBODY },
    { path: `${thread}/arguments/${moved}`, as: ["visitor", "member", "moderator"] },
    { path: `${thread}/arguments/${hidden}`, as: EVERYBODY },
    { path: `${argument}/history`, as: EVERYBODY },
    { path: `${argument}/credits`, as: EVERYBODY },
    { path: `${argument}/credits/${credit}`, as: SIGNED_IN },
    { path: `${argument}/edit`, as: ["author"] },
    { path: `${thread}/arguments/${reply}/edit`, as: ["member"] },
    { path: `${argument}/moved`, as: ["member", "moderator"] },
    { path: `${argument}/rate?rating=strong`, as: ["member"] },
    { path: `${argument}/report`, as: ["member"] },
    { path: `${argument}/moderate`, as: DECIDERS },
    { path: `${argument}/review`, as: ["author", ...DECIDERS] },
    { path: `${thread}/arguments/${hidden}/review`, as: ["author", ...DECIDERS] },
    { path: `${thread}/moderate`, as: DECIDERS },
    { path: `${thread}/argue?parent=${root}`, as: ["member", "admin"] },
    { path: `${thread}/argue?quoting=${root}`, as: ["member"] },
    { path: `${thread}/argue?stance=pro-engagement&passage=0-20`, as: ["member"] },
    { path: `/notice?argument=${root}`, as: ["visitor", "member"] },
    { path: `/members/${author.handle}`, as: EVERYBODY },
    { path: `/members/${member.handle}`, as: ["visitor"] },
    { path: `/moderation/members/${author.handle}`, as: DECIDERS },
    { path: "/notifications", as: SIGNED_IN },
    { path: "/decisions", as: SIGNED_IN },
    { path: "/settings", as: ["author"] },
    { path: "/settings/data", as: ["author"] },
    { path: `/admin/threads/${slug}`, as: ["admin"] },
  ];
}

/** What shows the words of all fillings. */
export const COMMON_SURFACES: readonly Surface[] = [
  { path: "/", as: EVERYBODY },
  { path: "/log", as: EVERYBODY },
  { path: "/transparency", as: ["visitor", "admin"] },
  { path: "/rules", as: ["visitor"] },
  { path: "/moderation", as: DECIDERS },
  { path: "/moderation/held", as: DECIDERS },
  { path: "/moderation/appeals", as: DECIDERS },
  { path: "/moderation/mine", as: DECIDERS },
  { path: "/moderation/decided", as: DECIDERS },
  { path: "/moderation/orders", as: DECIDERS },
  { path: "/admin/rules", as: ["admin"] },
  { path: "/admin/threads", as: ["admin"] },
  { path: "/admin/members", as: ["admin"] },
];

/** Pages that take words from their address, with these words in each part of it. */
export function addressesWith(words: string, { slug, root }: Pick<Place, "slug" | "root">): Surface[] {
  const typed = encodeURIComponent(words.toWellFormed());
  const thread = `/threads/${slug}`;
  const paths = [
    `/search?q=${typed}`,
    `/search?q=claim&thread=${typed}&stance=${typed}&author=${typed}&kind=${typed}&page=${typed}`,
    `${thread}?order=${typed}&passage=${typed}&after=${typed}`,
    `${thread}/argue?parent=${root}&quote=${typed}&start=${typed}&stance=${typed}`,
    `${thread}/argue?stance=${typed}&quote=${typed}`,
    `/signin?then=${typed}&problem=${typed}&done=${typed}`,
    `/signup?then=${typed}`,
    `/unsubscribe?token=${typed}&done=${typed}`,
    `/setup?token=${typed}`,
    `/notice?argument=${typed}`,
    `/log?kind=${typed}&ground=${typed}&thread=${typed}&before=${typed}`,
    `/settings?problem=${typed}&saved=${typed}`,
    `/moderation?done=${typed}&tab=${typed}&next=${typed}`,
    `/members/${typed}`,
    `/threads/${typed}`,
    `/verify/${typed}`,
    `/reset/${typed}`,
    `/${typed}`,
  ];
  return paths.map((path) => ({ path, as: ["visitor", "moderator"] }));
}

export const personFor = (place: Place, viewer: Viewer): Person | null => (viewer === "visitor" ? null : place[viewer]);
