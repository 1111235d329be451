import type { Form } from "#db/rewrite-texts";
import { type Names, withoutRead } from "#lib/privacy/name-as-read";
import { asRead, htmlAsRead, withoutMarks } from "#lib/privacy/spelled";
import { renderArgument } from "#lib/text/markdown";

/**
 * A text without the name of somebody who left: where they are mentioned, linked or quoted by their address, `label`
 * stands instead. Their handle alone is replaced only when it is no word: “peace” wrote something, and so did others.
 * What counts is what somebody reads of it, so that it does not matter how a character is spelled or marked.
 */
export function withoutName(text: string, names: Names, label: string, form: Form = "plain"): string {
  if (form === "json") return inJson(text, names, label);
  if (form === "html") return inHtml(text, names, label);
  const renamed = withoutRead(text, asRead(text), names, label);
  return form === "markdown" ? inMarkdown(text, renamed, names, label) : renamed;
}

function inJson(json: string, names: Names, label: string): string {
  return JSON.stringify(
    JSON.parse(json, (_, value) => (typeof value === "string" ? withoutName(value, names, label) : value)),
  );
}

/** A mention goes with its link; of other links their address and their words are looked at apart. */
function inHtml(html: string, names: Names, label: string): string {
  const { handle } = names;
  const addressed = html.replace(/<a href="([^"]*)"[^<>]*>(?:<bdi>@([^<]*)<\/bdi><\/a>)?/g, (link, href, mentioned) =>
    mentioned?.toLowerCase() === handle && href === `/members/${handle}`
      ? label
      : withoutRead(link, asRead(link), names, label),
  );
  const renamed = withoutRead(addressed, htmlAsRead(addressed), names, label, BEHIND);
  return renamed === addressed ? addressed : withoutEmptied(renamed);
}

/** What had nothing but a part of the name in it, some of it in each other. */
function withoutEmptied(html: string): string {
  let left = html;
  for (let depth = 0; depth < DEEPEST; depth += 1) left = left.replace(/<(em|strong|code)><\/\1>|<a [^<>]*><\/a>/g, "");
  return left;
}
const DEEPEST = 3;

/**
 * Marks of Markdown may part a name, and only rendering tells which signs are marks: of some ways to take the name out
 * that one is taken in which everything else is read as before; where there is none, the words without their marks.
 */
function inMarkdown(markdown: string, renamed: string, names: Names, label: string): string {
  const isNamed = (text: string) => {
    const html = renderArgument(text);
    return inHtml(html, names, label) !== html;
  };
  const parted = withoutMarks(renamed);
  const bare = { handle: names.handle.replaceAll("_", ""), email: names.email.replaceAll("_", "") };
  // Rendering costs the more of all this, and most texts have not even the letters.
  const letters = parted.words.replaceAll("]", "").toLowerCase();
  const mayBeNamed = renamed.includes("][") || letters.includes(bare.handle) || letters.includes(bare.email);
  if (!mayBeNamed || !isNamed(renamed)) return renamed;
  const wanted = inHtml(renderArgument(markdown), names, label);
  for (const keep of PLACES) {
    const tried = withoutRead(renamed, parted, bare, label, (marks) => keep(withoutOwn(marks)));
    if (wordsOf(renderArgument(tried)) === wordsOf(wanted)) return tried;
  }
  return asMarkdown(htmlAsRead(wanted).words);
}

/** Without underscores of the name itself, and links that had nothing but a part of it as their words. */
const withoutOwn = (marks: string) => marks.replace(/(\]\([^()[\]]*\))|_/g, "$1").replace(/\[\]\([^()[\]]*\)/g, "");

/** Where the marks go that parted a name: before its label, behind it, or away with it. */
const BEHIND = (marks: string) => ["", marks] as const;
const PLACES = [BEHIND, (marks: string) => [marks, ""] as const, () => ["", ""] as const];

const wordsOf = (html: string) => htmlAsRead(html).words.replace(/\s+/g, " ").trim();

/** Words that are nothing but words in Markdown either. */
function asMarkdown(words: string): string {
  const lines = words.split("\n").map((line) =>
    line
      .trim()
      .replace(/[\\*`[\]<&]|(?<![a-z0-9])_|_(?![a-z0-9])/gi, "\\$&")
      .replace(/^[-+#>~=|]/, "\\$&")
      .replace(/^(\d+)([.)])/, "$1\\$2"),
  );
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
