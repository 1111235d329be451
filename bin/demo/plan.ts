import { type Side, sideOf } from "#lib/positions/rules";
import { minuteOf } from "./acts.ts";
import { chance } from "./chance.ts";
import type { Content } from "./content.ts";
import { DAY, HOUSE, joining, NOW, openedAt, type Placed, placeTexts } from "./timetable.ts";

export type Planned = Placed & { author: string; endsAt: number };
export type Stand = { handle: string; thread: string; at: number; value: number };
export type Vote = { handle: string; argument: string; at: number; strong: boolean };

/** Who does what in the demo, and when. It is the same each time; only the last day is always today. */
export type Plan = ReturnType<typeof plan>;

/** Gives each text an author, each member their positions, and each argument its ratings. */
export function plan(content: Content) {
  const joined = joining(content);
  const members = content.members.map((member) => ({ ...member, at: joined.get(member.handle) ?? 0 }));
  // Who is there for one thing alone writes and rates nothing else.
  const crowd = members.filter(({ joins }) => joins === undefined);
  const texts = placeTexts(content);
  const first = firstStands(content, members);
  const stands = [...first, ...changedStands(content, texts, first)].sort((a, b) => a.at - b.at);
  const sideAt = sidesIn(stands);
  const posts = withAuthors(texts, crowd, sideAt).map((post) => ({
    ...post,
    endsAt: Math.min(post.endsAt, orderedAt(content, post)),
  }));
  return { members, posts, stands, votes: votesOn(posts, crowd, sideAt) };
}

type Members = (Content["members"][number] & { at: number })[];
type SideAt = (handle: string, thread: string, at: number) => Side | null;

const EVERYWHERE = [2, 1, 1, 1, 0, -1, -1, -2];

/**
 * Each member says where they stand soon after they came, on the later threads not everyone: what is on the first is
 * in the content, and who thinks otherwise on a later one began on the other side.
 */
function firstStands({ threads, changes }: Content, members: Members): Stand[] {
  return threads.flatMap(({ briefing: { slug } }, i) =>
    members.flatMap(({ handle, stands, at }): Stand[] => {
      const random = chance(`stand ${slug} ${handle}`);
      const change = changes.find((it) => it.handle === handle && it.thread === slug);
      if (stands === undefined || (i > 0 && !change && random.next() < 0.25)) return [];
      const drawn = change ? -change.stands : random.pick(EVERYWHERE);
      const later = i === 0 ? random.between(2, 40) : random.next() ** 2 * 3 * DAY + 5;
      return [{ handle, thread: slug, at: Math.max(at, openedAt(i)) + later, value: i === 0 ? stands : (drawn ?? 0) }];
    }),
  );
}

function changedStands({ changes }: Content, texts: Placed[], first: Stand[]): Stand[] {
  return changes.map(({ handle, after, thread, stands }) => {
    const before = first.find((stand) => stand.handle === handle && stand.thread === thread);
    const read = Math.max(find(texts, after).at, before?.at ?? 0);
    const at = read + 30 + chance(`${handle} ${after}`).next() * Math.min(DAY, NOW - read - 30);
    return { handle, thread, at, value: stands };
  });
}

function sidesIn(stands: Stand[]): SideAt {
  return (handle, thread, at) => {
    const last = stands.findLast((stand) => stand.handle === handle && stand.thread === thread && stand.at < at);
    return last ? sideOf(last.value) : null;
  };
}

function withAuthors(texts: Placed[], members: Members, sideAt: SideAt): Planned[] {
  const authors = new Map<Placed, string>();
  const posted = new Map<string, number>();
  for (const text of texts) {
    const author = authorOf(text, authors, members, sideAt);
    // Nobody posts twice within 20 seconds.
    if (author !== HOUSE) text.at = Math.max(text.at, (posted.get(author) ?? 0) + 1);
    posted.set(author, text.at);
    authors.set(text, author);
  }
  return texts.map((text) => ({ ...text, author: authors.get(text) ?? HOUSE, endsAt: endOf(text, texts) }));
}

/** An exchange goes on between the two who began it; anything else is written by whoever is on the side. */
function authorOf(text: Placed, authors: Map<Placed, string>, members: Members, sideAt: SideAt): string {
  if (text.by !== undefined) return text.by;
  const random = chance(`author ${text.thread} ${text.key}`);
  const before = text.parent?.parent;
  const partner = before ? authors.get(before) : undefined;
  const goesOn = text.stance === 0 ? random.next() < 0.4 : text.relation !== "supports" && before?.side === text.side;
  if (goesOn && partner !== undefined && partner !== HOUSE) return partner;
  const candidates = members.filter(({ handle }) => {
    const side = sideAt(handle, text.thread, text.at);
    const fits = text.stance === 0 ? side !== null : side === text.side;
    return fits && authors.get(text.parent ?? text) !== handle;
  });
  const chosen = random.pick(candidates, ({ handle }) => talkative(handle));
  if (!chosen) throw new Error(`Nobody is there yet to write ${text.key}.`);
  return chosen.handle;
}

/** When a text is hidden or deleted: after the last reply to it. */
function endOf(text: Placed, texts: Placed[]): number {
  if (text.held) return text.hide === undefined ? text.at : text.at + text.hide.after;
  const after = text.hide?.after ?? text.deletedAfter;
  if (after === undefined) return Number.POSITIVE_INFINITY;
  const replies = texts.filter(({ parent }) => parent === text).map(({ at }) => at + 30);
  return Math.min(Math.max(text.at + after, ...replies), NOW);
}

/** Some write a great deal, most a little. */
const talkative = (handle: string) => 0.3 + 3 * chance(`talks ${handle}`).next() ** 3;

/** When a text is hidden because an authority ordered it. */
function orderedAt({ acts }: Content, { key }: Placed): number {
  const order = acts.find((act) => act.does === "execute-order" && act.argument === key);
  return (order && minuteOf(order)) ?? Number.POSITIVE_INFINITY;
}

const READERS = { argues: [13, 27], rebuts: [2, 7], supports: [0, 4], asks: [0, 1], answers: [0, 4] } as const;

/** Readers rate what they find within some days. Most think better of their own side; some of them try not to. */
function votesOn(posts: Planned[], members: Members, sideAt: SideAt): Vote[] {
  return posts.flatMap((post) => {
    const random = chance(`votes ${post.thread} ${post.key}`);
    const [fewest, most] = READERS[post.relation];
    let left = Math.round(random.between(fewest, most) * (post.thread.startsWith("eu-") ? 1 : 0.8));
    const order = members
      .map(({ handle, at }) => ({ handle, joined: at, turn: random.next() }))
      .sort((a, b) => a.turn - b.turn);
    return order.flatMap(({ handle, joined }): Vote[] => {
      const at = Math.max(post.at, joined + 60) + 10 + random.next() ** 2 * 4 * DAY;
      const side = sideAt(handle, post.thread, at);
      const luck = random.next();
      if (left === 0 || side === null || handle === post.author || at > Math.min(NOW, post.endsAt) || post.held)
        return [];
      left -= 1;
      return [{ handle, argument: post.key, at, strong: luck < appeal(post, handle, side) }];
    });
  });
}

/** How likely a reader is to call a text strong. */
function appeal({ quality, fair, stance }: Planned, handle: string, side: Side): number {
  if (side === 0 || stance === 0) return quality;
  if (side === stance) return Math.min(quality + 0.18, 0.95);
  const isOpenMinded = chance(`mind ${handle}`).next() < 0.4;
  return Math.max(quality - (fair ? 0.12 : isOpenMinded ? 0.25 : 0.45), 0.04);
}

/** The text of this key. Throws when the content has none. */
export function find<Text extends Placed>(texts: Text[], key: string): Text {
  const found = texts.find((text) => text.key === key);
  if (!found) throw new Error(`No text of the demo has the key ${key}.`);
  return found;
}
