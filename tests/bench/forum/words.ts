import { foldedWords } from "#lib/search/fold";
import { significantRoots } from "#lib/search/similarity";

/** A text as it is typed, its words as the search index keeps them, and the roots by which claims are compared. */
export type Text = { words: string; folded: string; roots: string[] };

const OF_EACH_TEXT =
  "the of and to a in that is for it as was with be by on not they this are from at but which have an had were";
const OF_THE_SUBJECT =
  "talks recognition channel government engagement women aid sanctions mandate leverage border schools asylum return council consent precedent condition neighbour refugee pressure court treaty minister parliament budget monitoring dialogue legitimacy regime";
const BEGINNINGS =
  "ba be bo da de do fa fi ga gi ka ke ko la le lo ma me mi na ne no pa pe ra re ro sa se so ta te to va ve".split(" ");
const ENDINGS = "bal cor dan den fel gar han jor kan lem mar nor pol quin ran sil tor ven wick zan".split(" ");

/** So many words there are; how often each comes follows Zipf's law, as in any language. */
const VOCABULARY = 6_000;
const DRAWN = 65_536;

/** The words that the measurements of common words look for: each is in about every seventh text. */
export const COMMON_WORD = "recognition";
export const COMMON_WORDS = "government recognition";
/** Two words that stand next to each other in some texts. */
export const PHRASE = "talks recognition";
/** A word that a few texts have, however many there are. */
export const RARE_WORD = "zymurgy";

const words = vocabulary();
const folded = words.map(foldedWords);
const roots = words.map((word) => significantRoots(word)[0]);
const drawn = zipf(words.length);

/** So many words by chance, as a sentence. */
export function sentence(chance: () => number, length: number, also?: string): Text {
  const chosen = Array.from({ length }, () => drawn[Math.floor(chance() * DRAWN)] ?? 0);
  const said = chosen.map((each) => words[each]).join(" ");
  const kept = chosen.map((each) => folded[each]).join(" ");
  const first = said.charAt(0).toUpperCase() + said.slice(1);
  const ofWords = [...new Set(chosen.flatMap((each) => roots[each] ?? []))];
  if (!also) return { words: `${first}.`, folded: kept, roots: ofWords };
  return { words: `${first} ${also}.`, folded: `${kept} ${foldedWords(also)}`, roots: ofWords };
}

/** Handles of members, all different. */
export function handleOf(member: number): string {
  const begin = BEGINNINGS[member % BEGINNINGS.length] ?? "";
  const end = ENDINGS[Math.floor(member / BEGINNINGS.length) % ENDINGS.length] ?? "";
  return `${begin}${end}-${member}`;
}

/** A handle as the search index keeps it, worked out once. */
export function foldedHandleOf(member: number): string {
  const known = handles.get(member) ?? foldedWords(handleOf(member));
  handles.set(member, known);
  return known;
}

const handles = new Map<number, string>();

function vocabulary(): string[] {
  const all = new Set([...OF_EACH_TEXT.split(" "), ...OF_THE_SUBJECT.split(" ")]);
  for (const a of BEGINNINGS)
    for (const b of BEGINNINGS) for (const c of ENDINGS) if (all.size < VOCABULARY) all.add(`${a}${b}${c}`);
  return [...all];
}

/** A table to draw from, in which the word of rank r stands about 1/(r + 3) as often as there are places. */
function zipf(many: number): Uint16Array {
  const weights = Array.from({ length: many }, (_, rank) => 1 / (rank + 3));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint16Array(DRAWN);
  let reached = 0;
  let at = 0;
  for (const [rank, weight] of weights.entries()) {
    reached += weight;
    for (const end = Math.round((reached / total) * DRAWN); at < end; at += 1) table[at] = rank;
  }
  return table;
}
