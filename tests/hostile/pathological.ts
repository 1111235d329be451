const filled = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const lines = (length: number, lineAt: (i: number) => string): string => {
  let text = "";
  for (let i = 0; text.length < length; i += 1) text += `${lineAt(i)}\n`;
  return text.slice(0, length);
};

/** Texts that have cost parsers more than their length: by what is said again and again, of a length in characters. */
// biome-ignore format: a table is read by its rows
export const PATHOLOGICAL: Record<string, (length: number) => string> = {
  ...Object.fromEntries(
    [
      "*_", "_*", "**", "__", "*a ", "**a **", "_a__", "*a_ ", "[", "![", "]", "[]", "[a](", "[a](b", "[a](<b", "[[a](b)", "](", "![[]()", "<", "<!--", "<a ", "</", "<?", "<![CDATA[", "<a@",
      "`", "`a", "a``b```", "``` ", "~~~\n", ">", "> ", ">\n", "> > ", "- ", "* ", "1. ", "1) ", "-\n", "+ a\n", "&", "&#", "&a;", "&lt;", "&#x0;", "\\", "\\*", "|", "|a", "|a|\n|-|\n", "#", "# a\n",
      "=\n", "a\n=\n", "---\n", "(", ")", "((", "()", "\"", "'", "'a\"", "@", "@a", "@ada ", "@-_.", "@ada@", "http://", "https://a", "www.", "//a", "a@b.c ", "mailto:", "https://a.b/(", "://", "a.b.", "\t", " ", "\n", " \n", "\u00a0", "\u200b", "a", "a ", "A\u0301", "\u0301", "\u06cc ", "\ufdfa", "🙂", "\ud83d", "**a[b](c", "*[`<",
    ].map((piece): [string, (length: number) => string] => [JSON.stringify(piece), (length) => filled(piece, length)]),
  ),
  "a list that goes in at each item": (length) => lines(length, (i) => `${" ".repeat((2 * i) % 400)}- a`),
  "a quote in a list in a quote": (length) => lines(length, (i) => `${"> - ".repeat((i % 60) + 1)}a`),
  "addresses that are named and never meant": (length) => lines(length, (i) => `[${i}]: https://e.org/${i}`),
  "names of addresses that are not there": (length) => lines(length, (i) => `[${i}][${i + 1}]`),
  "opening then closing": (length) => "[".repeat(length / 2) + "]".repeat(length / 2),
  "emphasis that opens then closes": (length) => "*a ".repeat(length / 6) + " a*".repeat(length / 6),
  "code that is opened by more ticks each time": (length) => lines(length, (i) => `${"`".repeat((i % 300) + 1)}a`),
  "one address": (length) => `https://example.org/${"a".repeat(length - 20)}`,
  "one label and no end": (length) => `[${"a".repeat(length - 1)}`,
  "one title and no end": (length) => `[a](https://e.org "${"a".repeat(length - 20)}`,
  "one line of a table": (length) => `|${"a|".repeat(length / 2 - 8)}\n|${"-|".repeat(4)}`,
  "references within each other": (length) => lines(length, (i) => `[a${i}]: <${"\\".repeat(i % 100)}>`),
};

export const LONG = 64 * 1024;
