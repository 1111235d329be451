/** What is read of a text, and from where to where each UTF-16 unit of it stands in the text. */
export type Reading = { words: string; from: number[]; to: number[] };

/** How a character may be spelled: percent-encoded, as an entity, after a backslash; or it is not seen at all. */
const SPELLED =
  "%[0-9a-f]{2}|&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,12});|\\\\[!-/:-@[-`{-~]|\\p{Default_Ignorable_Code_Point}|[\\s\\S]";
const CHARACTERS = new RegExp(SPELLED, "giu");
/** Marks of Markdown between the characters, and where a link leads to. */
const MARKED = new RegExp(`\\]\\([^()[\\]]*\\)|${SPELLED}`, "giu");
const TAGS = /<[^<>]*>|&(?:amp|lt|gt|quot|#39);|[\s\S]/gu;

/** A text as it is read, however its characters are spelled. */
export const asRead = (text: string): Reading => readingOf(text, CHARACTERS, characterOf);

/** The letters and signs of Markdown without what may be marks in it, so also without the underscores of a name. */
export const withoutMarks = (markdown: string): Reading =>
  readingOf(markdown, MARKED, (token) => (token.startsWith("](") || /^[*_`[]$/.test(token) ? "" : characterOf(token)));

/** The words of HTML that we rendered, one block or line a line, however their characters are spelled. */
export function htmlAsRead(html: string): Reading {
  const seen = readingOf(html, TAGS, ofHtml);
  const { words, from, to } = asRead(seen.words);
  return { words, from: from.map((at) => seen.from[at] ?? 0), to: to.map((at) => seen.to[at - 1] ?? 0) };
}

/** Tags between which a word goes on. */
const WITHIN_WORDS = /^<\/?(?:em|strong|code|a|bdi)\b/;

const ofHtml = (token: string) =>
  token.startsWith("<") ? (WITHIN_WORDS.test(token) ? "" : "\n") : token.length > 1 ? characterOf(token) : token;

function readingOf(text: string, tokens: RegExp, read: (token: string) => string): Reading {
  const words: string[] = [];
  const reading: Reading = { words: "", from: [], to: [] };
  for (const { 0: token, index } of text.matchAll(tokens))
    for (const unit of read(token).split("")) {
      words.push(unit);
      reading.from.push(index);
      reading.to.push(index + token.length);
    }
  return { ...reading, words: words.join("") };
}

/** Signs of handles and addresses that have a name in HTML, and those by which HTML is written. */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      lowbar: "_",
      UnderBar: "_",
      period: ".",
      commat: "@",
      sol: "/",
      colon: ":",
      plus: "+",
      fjlig: "fj",
      bsol: "\\",
    },
    ...{ amp: "&", lt: "<", gt: ">", quot: '"', percnt: "%", num: "#", apos: "'", ast: "*", grave: "`" },
  }),
);

function characterOf(token: string): string {
  if (token.length === 1) return UNSEEN.test(token) ? "" : token;
  if (token.startsWith("\\")) return token.slice(1);
  if (token.startsWith("%")) {
    const code = Number.parseInt(token.slice(1), 16);
    // Beyond ASCII it is a part of a character.
    return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : token;
  }
  if (!token.startsWith("&")) return UNSEEN.test(token) ? "" : token;
  const [, hex, decimal, name = ""] = /^&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));$/i.exec(token) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  if (Number.isNaN(code)) return NAMED.get(name) ?? token;
  const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : token;
  return UNSEEN.test(character) ? "" : character;
}

const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u;
