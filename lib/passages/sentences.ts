import { QUOTE_LENGTH } from "#lib/arguments/rules";
import type { CanonicalText, Place } from "#lib/passages/canonical-text";

/**
 * What can be chosen from a stretch that is too long to be quoted whole: as many sentences from its beginning as fit,
 * then each sentence. None goes over the end of a block; one that is too long by itself is cut between words.
 */
export function quotableStretches({ text, blocks }: CanonicalText, within: Place, language = "en"): Place[] {
  const sentences = blocks.flatMap((block) => {
    const place = { start: Math.max(block.start, within.start), end: Math.min(block.end, within.end) };
    return place.start < place.end ? sentencesOf(text, place, language) : [];
  });
  const [first] = sentences;
  if (!first) return [];
  const last = sentences.findLast(({ end }) => fits(text, { start: first.start, end }));
  return last && last !== first ? [{ start: first.start, end: last.end }, ...sentences] : sentences;
}

const fits = (text: string, { start, end }: Place) => [...text.slice(start, end)].length <= QUOTE_LENGTH;

function sentencesOf(text: string, within: Place, language: string): Place[] {
  const segments = new Intl.Segmenter(language, { granularity: "sentence" }).segment(
    text.slice(within.start, within.end),
  );
  return [...segments].flatMap(({ segment, index }) => {
    const start = within.start + index;
    const end = start + segment.trimEnd().length;
    return end > start ? pieces(text, { start, end }) : [];
  });
}

/** A sentence, cut between words into pieces that can be quoted. */
function pieces(text: string, { start, end }: Place): Place[] {
  if (fits(text, { start, end })) return [{ start, end }];
  const longest = [...text.slice(start, end)].slice(0, QUOTE_LENGTH).join("");
  const space = longest.lastIndexOf(" ");
  const cut = start + (space > 0 ? space : longest.length);
  const next = text.charAt(cut) === " " ? cut + 1 : cut;
  return [{ start, end: cut }, ...pieces(text, { start: next, end })];
}
