import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { handlesIn, renderArgument } from "#lib/text/markdown";

const MEMBERS = new Set(["ada", "ada_lovelace", "bob-b", "_eve_", "c.d"]);
const link = (handle: string, typed = handle) => `<a href="/members/${handle}"><bdi>@${typed}</bdi></a>`;
const rendered = (markdown: string) => renderArgument(markdown, MEMBERS);
const REL = 'rel="nofollow ugc noopener"';

describe("a mention is a link to the member", () => {
  // biome-ignore format: a table is read by its rows
  test.each([
    ["as it was typed", "@ADA says", `${link("ada", "ADA")} says`],
    ["without the full stop of its sentence", "So says @ada.", `So says ${link("ada")}.`],
    ["without the stops of an ellipsis", "@ada...", `${link("ada")}...`],
    ["without what else stands at its end", "@ada-- (@bob-b) @ada's", `${link("ada")}-- (${link("bob-b")}) ${link("ada")}'s`],
    ["with all its own signs", "@ada_lovelace @_eve_ @c.d", `${link("ada_lovelace")} ${link("_eve_")} ${link("c.d")}`],
    ["in emphasis", "*@ada* __@ada__ _@ada_", `<em>${link("ada")}</em> <strong>${link("ada")}</strong> <em>${link("ada")}</em>`],
    ["after punctuation", "“@ada”, —@ada", `“${link("ada")}”, —${link("ada")}`],
    ["in Dari", "چرا @ada؟", `چرا ${link("ada")}؟`],
  ])("%s", (_, markdown, html) => expect(rendered(markdown)).toBe(`<p>${html}</p>`));
});

describe("no mention is", () => {
  // biome-ignore format: a table is read by its rows
  test.each([
    ["nobody's handle", "@nobody", "@nobody"],
    ["a part of a handle", "@adalovelace @adaé", "@adalovelace @adaé"],
    ["an email", "a@ada a.b-@ada b+@ada", "a@ada a.b-@ada b+@ada"],
    ["an address of another place", "@ada@example.org", "@ada@example.org"],
    ["in code", "`@ada`", "<code>@ada</code>"],
    ["in a link", "[to @ada](https://e.org)", `<a href="https://e.org" ${REL}>to @ada</a>`],
    ["in an address", "https://e.org/@ada e.org/@ada ?q=@ada", `<a href="https://e.org/@ada" ${REL}>https://e.org/@ada</a> e.org/@ada ?q=@ada`],
    ["after a backslash", "\\@ada", "@ada"],
    ["written as an entity", "&#64;ada", "@ada"],
    ["a link to a member's page of a writer's own making", "[ada](/members/ada)", "ada"],
  ])("%s", (_, markdown, html) => {
    expect(rendered(markdown).replace(/<\/?span>/g, "")).toBe(`<p>${html}</p>`);
    expect(handlesIn(markdown, MEMBERS)).toEqual([]);
  });

  test("in a block of code", () => {
    expect(rendered("```\n@ada\n```\n\n    @ada")).not.toContain("<a");
  });
});

test("all that is linked is found, in its order and once, and nothing else", () => {
  expect(handlesIn("@bob-b @Ada, `@c.d` @ada @nobody", MEMBERS)).toEqual(["bob-b", "ada"]);
  expect(handlesIn("@bob-b- @Ada")).toEqual(["bob-b-", "bob-b", "ada"]);
});

test("whatever is written: links are those found, and lead to members only", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "@",
      "ada",
      "bob-b",
      "_",
      ".",
      "*",
      "`",
      "[",
      "](",
      ")",
      "https://e.org/",
      "\\",
      "\n",
      " ",
      "<",
      ">",
      "é",
      "چ",
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const markdown = pieces.join("");
      const links = [...rendered(markdown).matchAll(/<a href="\/([^"]*)">/g)].map(([, path]) => path);
      const found = handlesIn(markdown, MEMBERS);
      expect(new Set(links)).toEqual(new Set(found.map((handle) => `members/${handle}`)));
      expect(found.every((handle) => MEMBERS.has(handle))).toBe(true);
      expect(renderArgument(markdown)).not.toContain('href="/');
    }),
    { numRuns: 500 },
  );
});

test("five thousand signs of mentions take no time to speak of", () => {
  const html = rendered("@ada ".repeat(1_000));
  expect(html.match(/<a /g)).toHaveLength(1_000);
  expect(handlesIn("@".repeat(5_000))).toEqual([]);
  expect(handlesIn(`${"_".repeat(4_000)}@ada`, MEMBERS)).toEqual([]);
});
