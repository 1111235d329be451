import fc from "fast-check";
import { createElement, Fragment, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import sanitizeHtml from "sanitize-html";
import { describe, expect, test } from "vitest";
import { markup } from "#lib/markup";

/** HTML as a parser understands it, whatever is quoted in it and how. */
const understood = (html: string) =>
  sanitizeHtml(html, { allowedTags: false, allowedAttributes: false, allowVulnerableTags: true });

const text = fc.oneof(fc.string(), fc.constantFrom("<b>", "&amp;", '"', "'", "a b", "€ ’", "</p><script>", ""));
const attributes = fc.record(
  {
    className: text,
    id: text,
    title: text,
    href: fc.constantFrom("/a/", "/a?b=c&d=e#f", "https://example.org/", "/threads/a-b/arguments/12"),
    tabIndex: fc.integer(),
    hidden: fc.boolean(),
    "aria-hidden": fc.boolean(),
    "data-id": fc.oneof(fc.integer(), text),
    lang: fc.constant(undefined),
  },
  { requiredKeys: [] },
);
const { node } = fc.letrec<{ node: ReactNode; parent: ReactNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.constantFrom(null, undefined, true, false), tie("parent")),
  parent: fc.oneof(
    fc
      .tuple(fc.constantFrom("div", "a", "span", "bdi", "time"), attributes, fc.array(tie("node"), { maxLength: 4 }))
      .map(([tag, props, children]) => createElement(tag, props, ...children)),
    fc.tuple(fc.constantFrom("br", "input"), attributes).map(([tag, props]) => createElement(tag, props)),
    fc.array(tie("node"), { maxLength: 3 }).map((children) => createElement(Fragment, null, ...children)),
    tie("node").map((child) => createElement(({ inner }: { inner: ReactNode }) => inner, { inner: child })),
  ),
}));

describe("the markup of what is still", () => {
  test("says what React’s own renderer says", () => {
    fc.assert(
      fc.property(node, (tree) => {
        expect(understood(markup(tree))).toBe(understood(renderToStaticMarkup(tree)));
      }),
    );
  });

  test("quotes a value that would end its tag or begin another attribute", () => {
    const link = (href: string) => markup(createElement("a", { href, id: "x" }));
    expect(link("/a")).toBe("<a href=/a id=x></a>");
    for (const href of ["/a/", "/a b", "/a>b", "", "a=b", "`"]) expect(link(href)).toContain(` id=x>`);
    expect(link("/a/")).toBe('<a href="/a/" id=x></a>');
    expect(link('"><script>')).toBe('<a href="&quot;&gt;&lt;script&gt;" id=x></a>');
  });

  test("leaves out the ends that what follows says as well, and no other", () => {
    const p = (words: string) => createElement("p", { key: words }, words);
    const items = ["a", "b"].map((words) => createElement("li", { key: words }, words));
    expect(markup(createElement("ul", null, items))).toBe("<ul><li>a<li>b</ul>");
    expect(markup(createElement("div", null, p("a"), p("b"), "c", p("d")))).toBe("<div><p>a<p>b</p>c<p>d</div>");
    expect(markup(createElement("a", null, p("a")))).toBe("<a><p>a</p></a>");
    expect(markup([p("a"), createElement("span", { key: "b" }, "b")])).toBe("<p>a</p><span>b</span>");
    const tree = createElement("dl", null, createElement("dt", null, "a"), createElement("dd", null, p("b"), p("c")));
    expect(understood(markup(tree))).toBe(understood(renderToStaticMarkup(tree)));
  });

  test("takes finished HTML as it is", () => {
    expect(markup(createElement("p", { dangerouslySetInnerHTML: { __html: "<em>a</em>" } }))).toBe("<p><em>a</em></p>");
  });

  test("refuses what would need a browser to come alive", () => {
    const ofBrowser = Object.assign(() => null, { $$typeof: Symbol.for("react.client.reference") });
    expect(() => markup(createElement(ofBrowser))).toThrow("no component of the browser");
    expect(() => markup(createElement("a", { onClick: () => {} }))).toThrow("no onClick");
    expect(() => markup(createElement("p", { style: { color: "red" } }))).toThrow("no style");
  });
});
