import type { Person } from "#lib/viewer";
import type { Place } from "#tests/hostile/fill-forum";

export const VIEWERS = ["visitor", "author", "member", "moderator", "admin"] as const;
export type Viewer = (typeof VIEWERS)[number];
/** `lines`: it shows the fields of one line, of which a filling has one payload. */
type Surface = { path: string; as: readonly Viewer[]; lines?: true };

const SIGNED_IN = ["author", "member", "moderator", "admin"] as const;
const DECIDERS = ["moderator", "admin"] as const;

/** Where the words of one filling stand, and as whom each is opened. */
export function surfacesOf({ slug, root, reply, moved, hidden, credit, author, member }: Place): Surface[] {
  const thread = `/threads/${slug}`;
  const argument = `${thread}/arguments/${root}`;
  return [
    { path: thread, as: VIEWERS, lines: true },
    { path: `${thread}?order=newest`, as: ["visitor"] },
    { path: `${thread}?passage=0-40`, as: ["visitor"] },
    { path: `${thread}/timeline`, as: VIEWERS, lines: true },
    { path: `${thread}/map`, as: VIEWERS },
    { path: `${thread}/minds`, as: VIEWERS, lines: true },
    { path: argument, as: VIEWERS, lines: true },
    { path: `${thread}/arguments/${reply}`, as: VIEWERS },
    { path: `${thread}/arguments/${moved}`, as: ["visitor", "member", "moderator"] },
    { path: `${thread}/arguments/${hidden}`, as: VIEWERS },
    { path: `${argument}/history`, as: VIEWERS },
    { path: `${argument}/credits`, as: VIEWERS },
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
    { path: `/members/${author.handle}`, as: VIEWERS },
    { path: `/members/${member.handle}`, as: ["visitor"] },
    { path: `/moderation/members/${author.handle}`, as: DECIDERS },
    { path: "/notifications", as: SIGNED_IN },
    { path: "/decisions", as: SIGNED_IN },
    { path: "/settings", as: ["author"] },
    { path: "/settings/data", as: ["author"] },
    { path: `/admin/threads/${slug}`, as: ["admin"], lines: true },
  ];
}

/** What shows the words of all fillings. */
export const COMMON_SURFACES: readonly Surface[] = [
  { path: "/", as: VIEWERS },
  { path: "/log", as: VIEWERS, lines: true },
  { path: "/transparency", as: ["visitor", "admin"] },
  { path: "/rules", as: ["visitor"] },
  { path: "/moderation", as: DECIDERS, lines: true },
  { path: "/moderation/held", as: DECIDERS },
  { path: "/moderation/appeals", as: DECIDERS },
  { path: "/moderation/mine", as: DECIDERS },
  { path: "/moderation/decided", as: DECIDERS },
  { path: "/moderation/orders", as: DECIDERS, lines: true },
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
  return [
    ...paths.map((path) => ({ path, as: ["visitor", "moderator"] as const })),
    { path: `/admin/members?q=${typed}&after=${typed}`, as: ["admin"] },
  ];
}

export const personFor = (place: Place, viewer: Viewer): Person | null => (viewer === "visitor" ? null : place[viewer]);

/**
 * What one of them opens in this turn: each surface is opened by one of those who can, by another one in its next turn,
 * which comes every so many turns (`every`), but for what shows lines at each.
 */
export function pathsFor(surfaces: readonly Surface[], viewer: Viewer, turn: number, every = 1): string[] {
  return surfaces
    .filter(({ lines }, i) => lines || (i + turn) % every === 0)
    .filter(({ as }, i) => as[(i + Math.floor(turn / every)) % as.length] === viewer)
    .map(({ path }) => path);
}
