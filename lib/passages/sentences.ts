import { QUOTE_LENGTH } from "#lib/arguments/rules";
import type { Place } from "#lib/passages/canonical-text";

/**
 * What can be chosen from a text that is too long to be quoted whole: as many sentences from its beginning as fit,
 * then each sentence. One that is too long by itself is cut between words.
 */
export function quotableStretches(text: string, { start, end }: Place, language = "en"): Place[] {
  const sentences = sentencesOf(text.slice(start, end), language).map((place) => shift(place, start));
  const whole = sentences.reduce<Place | null>((taken, place) => {
    if (taken === null) return place;
    return fits(text, { start: taken.start, end: place.end }) && place.start - taken.end <= 1
      ? { start: taken.start, end: place.end }
      : taken;
  }, null);
  const [first] = sentences;
  return whole && first && whole.end !== first.end ? [whole, ...sentences] : sentences;
}

const shift = (place: Place, by: number): Place => ({ start: place.start + by, end: place.end + by });

const fits = (text: string, { start, end }: Place) => [...text.slice(start, end)].length <= QUOTE_LENGTH;

function sentencesOf(text: string, language: string): Place[] {
  const segments = [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)];
  return segments.flatMap(({ segment, index }) => {
    const end = index + segment.trimEnd().length;
    return end > index ? pieces(text, { start: index, end }) : [];
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
