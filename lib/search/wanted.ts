import type { Term } from "#db/search";
import { fold, type Word, wordsOf } from "#lib/search/fold";
import { MOST_WORDS, SHORTEST_BEGINNING } from "#lib/search/rules";
import { isCommonWord } from "#lib/search/similarity";

/**
 * What a query asks for: all of its words, of which the last may be the beginning of one. Words that are in every text
 * count only when there are no others. Nothing at all when it has no word.
 */
export function wantedTerms(query: string): Term[] {
  const words = [...wordsOf(query)].slice(0, MOST_WORDS);
  const rare = words.filter(({ word }) => !isCommonWord(word));
  const chosen = rare.length > 0 ? rare : words;
  const last = chosen.at(-1);
  const terms = new Map(chosen.map(({ word }): [string, Term] => [word, { word }]));
  if (last) terms.set(last.word, { word: last.word, begins: beginning(query, last) });
  return [...terms.values()];
}

/** The last word as it was typed so far: its singular need not be a beginning of it. */
function beginning(query: string, { word, start, end }: Word): string | undefined {
  const typed = fold(query.slice(start, end));
  const begins = /^[\p{L}\p{N}\p{M}]+$/u.test(typed) ? typed : word;
  return [...begins].length >= SHORTEST_BEGINNING ? begins : undefined;
}

/** Whether a word of a text is one that was asked for. */
export function isWanted(word: string, terms: readonly Term[]): boolean {
  return terms.some((term) => term.word === word || (term.begins !== undefined && word.startsWith(term.begins)));
}
