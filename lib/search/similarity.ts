import { wordsOf } from "#lib/search/fold";

/** Two claims with this share of their significant words in common say much the same. Tuned by its tests. */
export const SIMILAR_FROM = 0.4;
/** Words of the motion and the title are in many claims of a thread, so they tell little. */
const WEIGHT_OF_TOPIC = 0.25;
const FEWEST_IN_COMMON = 2;

/** How much two claims have in common, 0 … 1: the Dice coefficient of their significant words, those of the topic weighing less. */
export function similarity(claim: readonly string[], other: readonly string[], topic: ReadonlySet<string>): number {
  const [a, b] = [new Set(claim), new Set(other)];
  const weight = (roots: Iterable<string>) =>
    Array.from(roots, (root) => (topic.has(root) ? WEIGHT_OF_TOPIC : 1)).reduce((sum, each) => sum + each, 0);
  const common = [...a].filter((root) => b.has(root));
  if (common.length < Math.min(FEWEST_IN_COMMON, a.size, b.size)) return 0;
  const all = weight(a) + weight(b);
  return all === 0 ? 0 : (2 * weight(common)) / all;
}

/** The roots of the words of a text that carry its meaning, each once. */
export function significantRoots(text: string): string[] {
  return [
    ...new Set(
      Array.from(wordsOf(text), ({ word }) => word)
        .filter((word) => !isCommonWord(word))
        .map(rootOf),
    ),
  ];
}

/** Whether a word is in every text, and tells nothing about this one. */
export const isCommonWord = (word: string) => COMMON.has(word);

const ENDING = /(?:i[sz](?:ation|ing|ed|e)|[ai]tion|at(?:ing|ed|e)|acy|ment|ness|able|ing|ed|ly|al|or|er|e)$/;
const SHORTEST_ROOT = 3;

/** What an English word shares with its relations: talking and talks, recognition and recognise. Always its beginning. */
function rootOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  const shorter = word.replace(ENDING, "");
  if (shorter === word || shorter.length < SHORTEST_ROOT || !/[aeiouy]/.test(shorter)) return word;
  return rootOf(shorter);
}

const COMMON = new Set(
  Array.from(
    wordsOf(`
      a about after again all also an and any are as at be because been before being both but by can cannot could did do
      does doing done even every for from had has have having he her here hers him his how i if in into is it its just
      may me might more most much must my no nor not of off on one only or other our out over own same shall she should
      so some such than that the their theirs them then there these they this those through to too under until up upon us
      very was we were what when where which while who whom whose why will with would you your yours
      get let make need say said want
      don doesn didn isn aren wasn weren won wouldn couldn shouldn t re ve ll
      از است اند او آن آنها این با باید بر برای به بود تا چون چه خود در را شد شود که ما من نه هر هم های هیچ و یا یک می
      په د دا دی ده دې کې له نو هغه چې سره ته يې
      في من إلى على عن هذا هذه ذلك التي الذي ما لا أن إن هو هي كان قد
    `),
    ({ word }) => word,
  ),
);
