import type { Marker } from "#db/schema/cases";
import { MOST_HOSTS, MOST_NAMED } from "#lib/publishing/rules";
import type { ScreenedText } from "#lib/publishing/screened-text";
import { foldedWords } from "#lib/search/fold";

export type Verdict = Marker["verdict"];
/** Words and phrases that admins watch, by what is to happen with a text that has one. */
export type Watched = Record<Verdict, readonly string[]>;

/** All that the checks look at; it is gathered before (lib/publishing/screen-text.ts). */
export type Screened = {
  text: ScreenedText;
  /** How many arguments of its author are published, and how many of the first ones wait (0: none). */
  newcomer: { published: number; waiting: number };
  /** The argument that has the same body, if one has. */
  sameAs: number | undefined;
  watched: Watched;
};

type Check = (screened: Screened) => Marker | undefined;

/** Asked before anything is published; each answers what it found, if it found something. */
export const CHECKS: readonly Check[] = [
  hasWatched("refuse"),
  isNewcomer,
  leadsToMany,
  isRepeated,
  hasWatched("hold"),
  hasWatched("mark"),
];

export const findingsOf = (screened: Screened): Marker[] => CHECKS.flatMap((check) => check(screened) ?? []);

function isNewcomer({ newcomer: { published, waiting } }: Screened): Marker | undefined {
  if (published >= waiting) return undefined;
  return { check: "newcomer", verdict: "hold", found: `${published} published` };
}

function leadsToMany({ text: { hosts } }: Screened): Marker | undefined {
  if (hosts.length <= MOST_HOSTS) return undefined;
  return { check: "links", verdict: "hold", found: hosts.join(", ") };
}

function isRepeated({ sameAs }: Screened): Marker | undefined {
  return sameAs === undefined ? undefined : { check: "repeat", verdict: "hold", found: `argument ${sameAs}` };
}

function hasWatched(verdict: Verdict): Check {
  return ({ text, watched }) => {
    const found = phrasesIn([...text.claim, ...text.body, ...text.sources], watched[verdict]);
    if (found.length === 0) return undefined;
    return { check: "words", verdict, found: found.slice(0, MOST_NAMED).join(", ") };
  };
}

/** Those of the phrases that stand in one of the texts as whole words, in whatever spelling (lib/search/fold.ts). */
export function phrasesIn(texts: readonly string[], phrases: readonly string[]): string[] {
  const folded = phrases.length === 0 ? [] : texts.map((text) => ` ${foldedWords(text)} `);
  return phrases.filter((phrase) => {
    const words = foldedWords(phrase);
    return words !== "" && folded.some((text) => text.includes(` ${words} `));
  });
}
