import { type Part, type Place, readHtml } from "#lib/passages/canonical-text";
import { type ContestedPassage, mostlySide, quotesInWords, totalOf } from "#lib/passages/contested";
import { escapeHtml } from "#lib/text/entities";

/** A paragraph, heading, list or quotation of the article as it is shown. */
export type MarkedBlock = Place & { tag: string; text: string; html: string };

type Marking = {
  slug: string;
  stances: readonly [Side, Side];
  passages: readonly ContestedPassage[];
  /** The passage whose arguments are shown. */
  chosen: Place | null;
};
type Side = { slug: string; label: string; side: 1 | 2 };

/**
 * The blocks of a rendered article, with its contested passages marked: each a link that shows the arguments about it,
 * with how many of each side for those who cannot see the colour. Only text is split; no other HTML comes in.
 */
export function markArticle(html: string, marking: Marking): MarkedBlock[] {
  const { text, parts } = readHtml(html);
  return topLevel(parts).map(({ tag, parts: own }) => {
    const places = own.flatMap((part) => ("places" in part && part.text.trim() !== "" ? part.places : []));
    const start = places[0] ?? 0;
    const end = (places.at(-1) ?? 0) + 1;
    return { tag, start, end, text: text.slice(start, end).trim(), html: marked(own, marking) };
  });
}

/** The elements that stand beside each other, without the white space between them; bare text is a paragraph. */
function topLevel(parts: Part[]): { tag: string; parts: Part[] }[] {
  const blocks: { tag: string; parts: Part[] }[] = [];
  let depth = 0;
  for (const part of parts) {
    if (depth === 0 && !("name" in part)) {
      if (part.text.trim() !== "") blocks.push({ tag: "p", parts: [OPENS, part, CLOSES] });
      continue;
    }
    if (depth === 0 && "name" in part) blocks.push({ tag: part.name, parts: [] });
    blocks.at(-1)?.parts.push(part);
    if ("name" in part && part.name !== "br") depth += part.closes ? -1 : 1;
  }
  return blocks;
}

const OPENS: Part = { tag: "<p>", name: "p", closes: false };
const CLOSES: Part = { tag: "</p>", name: "p", closes: true };

function marked(parts: Part[], marking: Marking): string {
  let isInLink = false;
  return parts
    .map((part) => {
      if ("name" in part) {
        if (part.name === "a") isInLink = !part.closes;
        return part.tag;
      }
      return piecesOf(part, marking.passages)
        .map((piece) => (isMarked(piece) ? mark(piece, piece.passage, marking, isInLink) : escapeHtml(piece.text)))
        .join("");
    })
    .join("");
}

type Piece = { text: string; passage: ContestedPassage | null; first: number; last: number };

/** White space alone (at the end of a line, before a list within an item) is none, unless the passage ends there. */
const isMarked = (piece: Piece): piece is Piece & { passage: ContestedPassage } =>
  piece.passage !== null && (piece.text.trim() !== "" || piece.last >= piece.passage.end - 1);

/** A text cut where passages begin and end, and where a quote begins within one. */
function piecesOf(
  { text, places }: { text: string; places: number[] },
  passages: readonly ContestedPassage[],
): Piece[] {
  const pieces: Piece[] = [];
  if (text.trim() === "") return [{ text, passage: null, first: 0, last: 0 }];
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  const own = passages.filter(({ start, end }) => start <= last && end > first);
  for (const [i, place] of places.entries()) {
    const passage = own.find(({ start, end }) => place >= start && place < end) ?? null;
    const piece = pieces.at(-1);
    const begins = passage?.starts.includes(place) && piece?.last !== place;
    if (piece && piece.passage === passage && !begins) {
      piece.text += text.charAt(i);
      piece.last = place;
    } else pieces.push({ text: text.charAt(i), passage, first: place, last: place });
  }
  return pieces;
}

function mark(piece: Piece, passage: ContestedPassage, { slug, stances, chosen }: Marking, isInLink: boolean): string {
  const { start, end, countOf } = passage;
  const side = mostlySide(countOf, stances);
  const isChosen = chosen !== null && chosen.start < end && chosen.end > start;
  const anchor = passage.starts.includes(piece.first) ? ` id="passage-${piece.first}"` : "";
  const words = `<mark${anchor}>${escapeHtml(piece.text)}</mark>`;
  const isLast = piece.last >= end - 1;
  const note = isLast
    ? `<sup class="aside" aria-hidden="true">${totalOf(countOf)}</sup><span class="aside sr-only"> (${escapeHtml(quotesInWords(countOf, stances))})</span>`
    : "";
  const look = `class="passage ${side}"${isChosen ? ' aria-current="true"' : ""}`;
  if (isInLink) return `<span ${look}>${words}${note}</span>`;
  const address = `/threads/${slug}?passage=${start}-${end}#arguments`;
  // One stop for the keyboard, at its end, though a passage may be cut by emphasis or by the end of a paragraph.
  return `<a ${look} href="${escapeHtml(address)}" draggable="false"${isLast ? "" : ' tabindex="-1"'}>${words}${note}</a>`;
}
