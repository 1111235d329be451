import { minuteOf } from "./acts.ts";
import { type Chance, chance } from "./chance.ts";
import type { Content, Moderated, Reply, Root } from "./content.ts";

/** The life of the forum in minutes from its first day, of which the last is today. */
export const DAY = 24 * 60;
export const DAYS = 21;
export const NOW = DAYS * DAY - 5;

/** The house's own account posts the opening arguments, which the seed does. */
export const HOUSE = "editors";

/** A text with its place: whom it answers, on which side, and when. */
export type Placed = Omit<Reply, "replies" | "key" | "side"> & {
  key: string;
  thread: string;
  parent: Placed | null;
  relation: "argues" | "rebuts" | "supports" | "asks" | "answers";
  /** 1 speaks for the motion, 2 against it, 0 only asks. */
  stance: 0 | 1 | 2;
  /** The side of the one who writes it. */
  side: 0 | 1 | 2;
  claim: string | null;
  body: string;
  quote: string | undefined;
  at: number;
  /** Whether a check keeps it back at first. */
  held: boolean;
};

/** When each thread is opened. */
export const openedAt = (thread: number) => [0, 5 * DAY, 10 * DAY][thread] ?? 0;

/** When each member comes: many in the first days, some every day, and a few when the content says so. */
export function joining({ members }: Content): Map<string, number> {
  const crowd = members.filter(({ joins }) => joins === undefined);
  return new Map([
    ...crowd.map(({ handle }, i) => [handle, 10 + 15 * DAY * (i / crowd.length) ** 1.9] as const),
    ...members.flatMap(({ handle, joins }) => (joins === undefined ? [] : [[handle, joins * DAY] as const])),
  ]);
}

/** Every text of the content with its place and time, the opening arguments included, in the order of posting. */
export function placeTexts(content: Content): Placed[] {
  const joined = joining(content);
  const threads = content.threads.flatMap(({ briefing, roots }, i) =>
    roots.flatMap((root) => placeRoot(root, briefing.slug, openedAt(i), joined)),
  );
  const placed = [...placeSeeds(content), ...threads];
  for (const text of content.moderated) placed.push(placeModerated(text, placed));
  return placed.sort((a, b) => a.at - b.at);
}

function placeModerated({ to, day, ago, ...text }: Moderated, placed: Placed[]): Placed {
  const [parent, at] = [placed.find(({ key }) => key === to), minuteOf({ day, ago })];
  if (!parent || at === undefined || at <= parent.at) throw new Error(`${text.key} comes before what it answers.`);
  return { ...asReply(text, parent), key: text.key, at, held: text.held };
}

function placeSeeds({ seeds, threads: [first] }: Content): Placed[] {
  const placed = new Map<string, Placed>();
  for (const { key, stance, parent } of seeds) {
    const side = stance === first?.briefing.stances[0].slug ? 1 : 2;
    const above = parent === undefined ? null : (placed.get(parent) ?? null);
    const relation = above === null ? "argues" : above.stance === side ? "supports" : "rebuts";
    placed.set(key, {
      key: `seed-${key}`,
      by: HOUSE,
      thread: first?.briefing.slug ?? "",
      parent: above,
      relation,
      stance: side,
      side,
      quality: 0.55,
      fair: false,
      claim: null,
      body: "",
      quote: undefined,
      at: 0,
      held: false,
    });
  }
  return [...placed.values()];
}

function placeRoot(root: Root, thread: string, opened: number, joined: Map<string, number>): Placed[] {
  const { replies = [], claim, body, side, quote, ...text } = root;
  const random = chance(`when ${thread} ${root.key}`);
  // The first thread was busiest when it was new, the others are busy now.
  const spread = random.next() ** (opened === 0 ? 1.1 : 0.6) * (NOW - opened - 200);
  const at = notBefore(joined.get(root.by ?? ""), opened + 90 + spread);
  const stance = side === "against" ? 2 : 1;
  const placed: Placed = {
    ...text,
    thread,
    parent: null,
    relation: "argues",
    stance,
    side: stance,
    claim,
    body,
    quote,
    at,
    held: false,
  };
  return [placed, ...replies.flatMap((reply, i) => placeReply(reply, placed, i, random, joined))];
}

function placeReply(reply: Reply, parent: Placed, i: number, random: Chance, joined: Map<string, number>): Placed[] {
  const { replies = [], ...text } = reply;
  const key = text.key ?? `${parent.key}-${i + 1}`;
  // Most answers come within hours, some after a day or two; late texts are answered faster than old ones.
  const at = parent.at + Math.min(35 + random.next() ** 2 * 2 * DAY, (NOW - parent.at) * random.between(0.2, 0.6));
  const placed = { ...asReply(text, parent), key, at: notBefore(joined.get(reply.by ?? ""), at), held: false };
  return [placed, ...replies.flatMap((below, j) => placeReply(below, placed, j, random, joined))];
}

/** A reply with its place, but for its time. */
function asReply(reply: Omit<Reply, "replies" | "key">, parent: Placed): Omit<Placed, "key" | "at" | "held"> {
  const { side, rebuts, supports, asks, answers, ...text } = reply;
  const [relation, body] = Object.entries({ rebuts, supports, asks, answers }).find(([, words]) => words) ?? [];
  if (!isRelation(relation) || !body) throw new Error(`A reply to ${parent.key} says nothing.`);
  const stance = stanceOf(relation, parent);
  return {
    ...text,
    thread: parent.thread,
    parent,
    relation,
    stance,
    claim: null,
    body,
    quote: undefined,
    side: side === undefined ? stance : side === "for" ? 1 : 2,
  };
}

const isRelation = (word: string | undefined): word is Exclude<Placed["relation"], "argues"> =>
  word === "rebuts" || word === "supports" || word === "asks" || word === "answers";

/** The stance that makes a text what it is called; an answer takes the side that was asked. */
function stanceOf(relation: Placed["relation"], parent: Placed): 0 | 1 | 2 {
  if (relation === "asks") return 0;
  const asked = parent.stance || parent.parent?.stance || 1;
  if (relation !== "rebuts") return asked;
  return asked === 1 ? 2 : 1;
}

const notBefore = (joined: number | undefined, at: number) => Math.max(at, (joined ?? 0) + 20);
