import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Form } from "#db/rewrite-texts";
import type { Names } from "#lib/privacy/name-as-read";
import { withoutName } from "#lib/privacy/name-in-text";
import { plainWords } from "#lib/publishing/screened-text";
import { renderArgument } from "#lib/text/markdown";

const ADA: Names = { handle: "ada_99", email: "ada.l@mail.example" };
const WORD: Names = { handle: "peace", email: "p@mail.example" };
const LABEL = "former participant";
const scrubbed = (text: string, form: Form = "plain", names = ADA) => withoutName(text, names, LABEL, form);
const REL = 'rel="nofollow ugc noopener"';

describe("the name of who left is not read any more in a line", () => {
  // biome-ignore format: a table is read by its rows
  test.each([
    ["as it is", "says ada_99.", "says former participant."],
    ["mentioned", "@ADA_99, no", "former participant, no"],
    ["after the stops of an ellipsis", "ada_99...", "former participant..."],
    ["with a backslash", "@ada\\_99 and ada\\_99", "former participant and former participant"],
    ["percent-encoded", "ada%5F99 and %61da%5f99", "former participant and former participant"],
    ["in entities", "ada&#95;99 ada&#x5F;99 ada&lowbar;99 &#0097;da_99", Array(4).fill(LABEL).join(" ")],
    ["with what nobody sees in it", "a\u200bda_\u00ad99", "former participant"],
    ["by the address of mail", "to ADA.L@mail.example.", "to former participant."],
    ["by the address of mail, encoded", "mailto:ada.l%40mail.example ada\\.l&commat;mail.example", "mailto:former participant former participant"],
  ])("%s", (_, text, left) => expect(scrubbed(text)).toBe(left));
});

describe("of an address goes the name alone", () => {
  // biome-ignore format: a table is read by its rows
  test.each([
    ["of the page of a member", "see /members/ada_99 there", "see /members/former-participant there"],
    ["of a whole address", "https://a.example/members/ada_99?x=1#y", "https://a.example/members/former-participant?x=1#y"],
    ["of one that is encoded", "https://a.example/members/ada%5F99/x", "https://a.example/members/former-participant/x"],
    ["of one elsewhere", "https://b.example/@ada_99/12", "https://b.example/@former-participant/12"],
    ["of a question", "https://b.example/?by=ada_99&to=z", "https://b.example/?by=former-participant&to=z"],
    ["of a link that has the name as its words", "[ada_99](https://a.example/members/ada_99)", "[former participant](https://a.example/members/former-participant)"],
  ])("%s", (_, text, left) => expect(scrubbed(text)).toBe(left));

  test("of a link in HTML", () => {
    const html = `<p><a href="https://a.example/members/ada%5F99?x=1&amp;y" ${REL}>ada_99</a></p>`;
    expect(scrubbed(html, "html")).toBe(
      `<p><a href="https://a.example/members/former-participant?x=1&amp;y" ${REL}>former participant</a></p>`,
    );
  });
});

describe("nothing else goes", () => {
  // biome-ignore format: a table is read by its rows
  test.each([
    "ada_99-b", "ada_99.b", "bada_99", "@ada_999", "b.ada_99", "ada99", "ada*_*99", "ada__99", "xada.l@mail.example",
    "ada.l@mail.example.org", "&constructor; &toString; &#xd800; &#0; &#9999999;", "100 % of &amp; \\* ada", "/members/ada_99b", "https://ada_99.example/",
  ])("%s", (text) => expect(scrubbed(text)).toBe(text));

  test("where the handle is a word", () => {
    expect(scrubbed("peace be with /members/peace, @peace: peace", "plain", WORD)).toBe(
      "peace be with /members/former-participant, former participant: peace",
    );
  });

  test.each([
    "5*ada_9*9",
    "**bold** `code` [a](https://x.example/%20)\n\n- *b*\n- &amp;",
    "a\\_b ada&#95;9",
    "> ada\\_9\n> c",
  ])("of Markdown: %j", (text) => expect(scrubbed(text, "markdown")).toBe(text));
});

describe("in Markdown", () => {
  // biome-ignore format: a table is read by its rows
  test.each([
    ["escaped", "**b** @ada\\_99", "**b** former participant"],
    ["within emphasis", "_ada_99_ *ada_99*", "_former participant_ *former participant*"],
    ["ending in emphasis", "So ad*a_99* **b**", "So *former participant* **b**"],
    ["beginning in emphasis", "So *ad*a_99 **b**", "So *former participant* **b**"],
    ["with emphasis in it", "So a**d**a_99 **b**", "So former participant **b**"],
    ["with code in it", "So a`da_`99 **b**", "So former participant **b**"],
    ["mentioned", "So @a*da*_99, **b**", "So former participant, **b**"],
    ["with a link in it", "So a[da_](https://x.example/)99 **b**", "So former participant **b**"],
  ])("%s", (_, text, left) => expect(scrubbed(text, "markdown")).toBe(left));

  test("however it is put together, the name is not read, and the other words are", () => {
    const text = "So a[da_][x]99 and *b*\n\n- c 1\\. `d`\n\n[x]: https://x.example/";
    expect(plainWords(renderArgument(text))).toBe("So ada_99 and b c 1. d");
    expect(plainWords(renderArgument(scrubbed(text, "markdown")))).toBe("So former participant and b c 1. d");
  });

  test("whatever is written, a reader does not read the name, in the HTML neither", () => {
    const piece = fc.oneof(
      fc.constantFrom("ada_99", "a", "da", "_", "99", "@", "ada.l", "mail.example", "/members/", "https://a.example/"),
      fc.constantFrom("*", "**", "`", "[", "](https://x.example/)", "](", ")", "\\", "&#95;", "&#97;", "%5F", "&amp;"),
      fc.constantFrom(" ", "\n", "\n\n", "- ", "> ", "1. ", "    ", "<", ">", "é", "."),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join("");
        const left = plainWords(renderArgument(scrubbed(text, "markdown")));
        const inHtml = plainWords(scrubbed(renderArgument(text, new Set(["ada_99"])), "html"));
        for (const words of [left, inHtml]) expect(scrubbed(words)).toBe(words);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("in HTML", () => {
  // biome-ignore format: a table is read by its rows
  test.each([
    ["a mention", '<p>Well, <a href="/members/ada_99"><bdi>@ADA_99</bdi></a>.</p>', "<p>Well, former participant.</p>"],
    ["split by emphasis", "<p>a<em>da_99</em> <em>b</em></p>", "<p>former participant <em>b</em></p>"],
    ["split by a part that goes on", "<p>a<em>da_99 b</em></p>", "<p>former participant<em> b</em></p>"],
    ["after an entity", "<p>&lt;ada_99&gt; &amp;#95;</p>", "<p>&lt;former participant&gt; &amp;#95;</p>"],
    ["parted by a line", "<p>ada_<br />\n99</p>", "<p>ada_<br />\n99</p>"],
  ])("%s", (_, text, left) => expect(scrubbed(text, "html")).toBe(left));
});

test("in JSON the words alone are looked at", () => {
  const sources = [{ title: 'a\nada_99 "ada\\_99"', url: "https://a.example/members/ada%5F99/x" }];
  expect(JSON.parse(scrubbed(JSON.stringify(sources), "json"))).toEqual([
    { title: `a\n${LABEL} "${LABEL}"`, url: "https://a.example/members/former-participant/x" },
  ]);
});
