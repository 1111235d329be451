import { describe, expect, test } from "vitest";
import { articleText, firstWords, hasVisibleText, renderArgument, renderArticle } from "#lib/text/markdown";

const REL = 'rel="nofollow ugc noopener"';

/** Tags and attributes that the HTML of an argument may have; everything else would be a hole. */
function foreignMarkup(html: string): string[] {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  return tags.filter(
    (tag) =>
      !/^<\/?(p|em|strong|ul|ol|li|blockquote|code|pre|a)>$|^<br \/>$|^<ol start="\d+">$/.test(tag) &&
      !/^<a href="https?:\/\/[^"<>]*" rel="nofollow ugc noopener">$/i.test(tag),
  );
}

describe("marks that turn the direction of writing", () => {
  test.each([
    "a&#x202e;b",
    "a&#8238;b",
    "a&#x2066;b&#x2069;c",
    "`a\u202eb`",
    "https://example.org/%E2%80%AEgpj.exe",
    '[a&#x202d;b](https://example.org/&#x202e; "&#x202e;")',
  ])("come into no argument: %j", (markdown) => {
    expect(renderArgument(markdown)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|&#/);
    expect(renderArgument(markdown)).toContain("<p>");
  });
});

test.each([
  ["[a]: https://example.org", false],
  ["", false],
  ["&#x2800;&#x200b;", false],
  ["&amp;", true],
  ["a", true],
])("whether a reader sees anything of %j: %s", (markdown, visible) =>
  expect(hasVisibleText(renderArgument(markdown))).toBe(visible),
);

describe("an argument", () => {
  // biome-ignore format: a table is read by its rows
  const PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=https://x.org>",
    "<style>*{display:none}</style>", "<base href=//evil.example>", "<!-- <script> -->", "<a href=javascript:alert(1)>x</a>",
    "<form action=https://x.org><input name=password>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<![CDATA[<script>alert(1)</script>]]>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<p style=position:fixed>x</p>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#x3c;script&#x3e;alert(1)", "\\<script>alert(1)</script>",
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](&#106;avascript:alert(1))", "[a](java\nscript:alert(1))",
    "[a](\u0001javascript:alert(1))", "[a](<javascript:alert(1)>)", "<javascript:alert(1)>", "[a][b]\n\n[b]: javascript:alert(1)",
    "[a](data:text/html,<script>alert(1)</script>)", "[a](data:image/svg+xml;base64,PHN2Zz4=)", "[a](data:image/png;base64,AAAA)",
    "[a](vbscript:msgbox)", "[a](file:///etc/passwd)", "[a](blob:https://x.org/1)", "[a](//evil.example)", "[a](/admin/members)",
    "[a](\\\\evil.example)", "[a](https:evil.example)", "[a](mailto:a@x.org)", "[a](ftp://x.org)", "//evil.example", "a@x.org",
    '[a](https://x.org "\\" onmouseover=alert(1)")', '[a](https://x.org/"onmouseover=alert(1))', "[a](https://x.org?q=<script>)",
    "[<img src=x onerror=alert(1)>](https://x.org)", "![a](https://x.org/pixel.png)", "![a](javascript:alert(1))",
    "[![a](https://x.org/a.png)](https://x.org)", "`<script>alert(1)</script>`", "```html\" onload=\"alert(1)\n<script>\n```",
    "    <script>alert(1)</script>", "> <script>alert(1)</script>", "- <img src=x onerror=alert(1)>", "**<b onclick=x>**",
  ];

  test.each(PAYLOADS)("can bring in no markup but ours: %j", (payload) => {
    expect(foreignMarkup(renderArgument(payload))).toEqual([]);
    expect(foreignMarkup(renderArgument(`**before** ${payload} after`))).toEqual([]);
  });

  test.each([
    ["raw HTML", "<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"],
    ["a script", "<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"],
    ["a heading", "# Loud", "<p># Loud</p>"],
    ["an underlined heading", "Loud\n====", "<p>Loud<br />\n====</p>"],
    ["a rule", "---", "<p>---</p>"],
    ["a table", "| a |\n|---|", "<p>| a |<br />\n|---|</p>"],
    ["struck text", "~~x~~", "<p>~~x~~</p>"],
    ["a link to a script", "[a](javascript:x)", "<p>[a](javascript:x)</p>"],
  ])("shows %s as it was typed", (_, markdown, html) => {
    expect(renderArgument(markdown)).toBe(html);
  });

  test.each([
    "[a](//evil.example)",
    "[a](/local)",
    "[a](mailto:a@x.org)",
    "[a](ftp://x.org)",
    "[a](data:image/png;base64,AA)",
  ])("keeps the words of a link that leads to no web address: %j", (markdown) =>
    expect(renderArgument(markdown)).toBe("<p>a</p>"),
  );

  test("is well formed after a link that leads to no web address", () => {
    expect(renderArgument("a //evil.example\n\n__b__\n\n*[c](/d)* **e**")).toBe(
      "<p>a //evil.example</p>\n<p><strong>b</strong></p>\n<p><em>c</em> <strong>e</strong></p>",
    );
  });

  test.each([
    ["emphasis", "*a* **b**", "<p><em>a</em> <strong>b</strong></p>"],
    ["a quote", "> a", "<blockquote>\n<p>a</p>\n</blockquote>"],
    ["a quote within a quote", "> > a", "<blockquote>\n<blockquote>\n<p>a</p>\n</blockquote>\n</blockquote>"],
    ["a list", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"],
    ["a list that begins at 3", "3. a", '<ol start="3">\n<li>a</li>\n</ol>'],
    ["code", "`a < b`", "<p><code>a &lt; b</code></p>"],
    ["a block of code", "```js\na\n```", "<pre><code>a\n</code></pre>"],
    ["line ends", "a\nb", "<p>a<br />\nb</p>"],
    ["a link", "[a](https://x.org)", `<p><a href="https://x.org" ${REL}>a</a></p>`],
    [
      "a typed address",
      "https://x.org/?a=1&b=2",
      `<p><a href="https://x.org/?a=1&amp;b=2" ${REL}>https://x.org/?a=1&amp;b=2</a></p>`,
    ],
    ["nothing", " \n ", ""],
  ])("keeps %s", (_, markdown, html) => expect(renderArgument(markdown)).toBe(html));

  test.each([
    "[",
    "![",
    "](",
    "*",
    "_*",
    "`",
    ">",
    "> ",
    "- ",
    "<",
    "<!--",
    "<a ",
    "&#",
    "\\",
    "(",
    "[a](",
    "https://",
    "\n\n",
    "😀",
  ])("of 5,000 characters of %j is rendered", (piece) => {
    const html = renderArgument(piece.repeat(5_000).slice(0, 5_000));
    expect(foreignMarkup(html)).toEqual([]);
  });
});

describe("an article", () => {
  test("has section headings, and no raw HTML either", () => {
    expect(renderArticle("## So?\n\n<b>a</b> ![b](https://x.org/c.png)")).toBe(
      '<h2>So?</h2>\n<p>&lt;b&gt;a&lt;/b&gt; !<a href="https://x.org/c.png">b</a></p>',
    );
  });

  test("is to a quoter the words that a reader sees, one block a line", () => {
    const article = "## Why *now*?\n\nA **b** [c](https://x.org) `d`\ne\n\n- f\n- g\n\n> h";
    expect(articleText(article)).toBe("Why now?\nA b c d e\nf\ng\nh");
  });
});

describe("the first words", () => {
  test.each([
    ["short text is whole", "<p>one two</p>", 10, "one two"],
    ["cut after a whole word", "<p>one two three</p>", 9, "one two…"],
    ["cut after a sentence, it ends once", "<p>One two. Three</p>", 10, "One two…"],
    ["a word that is too long is cut", "<p>abcdefgh</p>", 3, "abc…"],
    ["entities are read once", "<p>a &lt; b &amp;lt; &quot;c&quot; it&#39;s</p>", 60, 'a < b &lt; "c" it\'s'],
    ["blocks and line ends become spaces", "<p>a<br />b</p><ul><li>c</li><li>d</li></ul>", 60, "a b c d"],
    ["an emoji counts as one and is never halved", `<p>${"😀".repeat(4)}</p>`, 3, "😀😀😀…"],
    ["an emoji at the limit stays", "<p>ab😀</p>", 3, "ab😀"],
    ["nothing", "", 5, ""],
  ])("%s", (_, html, length, words) => expect(firstWords(html, length)).toBe(words));
});
