import { articleText } from "#lib/text/markdown";

/** A text as passages are counted in it: its blocks in NFC with single spaces, joined by one space. */
export type CanonicalText = { text: string; blocks: { start: number; end: number }[] };

/** The canonical text of an article's Markdown. Places are in UTF-16 units. */
export function canonicalArticle(markdown: string): CanonicalText {
  return canonicalOf(articleText(markdown).split("\n"));
}

function canonicalOf(lines: string[]): CanonicalText {
  const blocks: CanonicalText["blocks"] = [];
  let text = "";
  for (const line of lines.map(oneLine).filter(Boolean)) {
    const start = text === "" ? 0 : text.length + 1;
    text = text === "" ? line : `${text} ${line}`;
    blocks.push({ start, end: text.length });
  }
  return { text, blocks };
}

const oneLine = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();
