import { expect, test } from "vitest";
import { withRequestContext } from "#lib/http/request-context";
import { handOver, type StillPart, standInFor, withStillParts } from "#lib/still-parts";

const bytes = (html: string) => new TextEncoder().encode(html);
const text = (document: Uint8Array) => new TextDecoder().decode(document);
const context = (still?: Record<string, StillPart>) => ({ address: "none", headers: {}, still });

test("a document carries a part once, where its stand-in was", () => {
  const parts = {};
  withRequestContext(context(parts), () => {
    expect(handOver("cards", "<li>$& words</li>")).toBeUndefined();
    const rendered = `<ul>${standInFor("cards")}</ul><p>${standInFor("nothing")}</p>`;
    expect(text(withStillParts(rendered, parts))).toBe("<ul><li>$& words</li></ul><p></p>");
  });
});

test("a part that looks like a stand-in is not taken for one", () => {
  const parts = { a: "<!--still b-->", b: "secret" };
  expect(text(withStillParts("<!--still a-->", parts))).toBe("<!--still b-->");
  expect(text(withStillParts("<!--still a-->", { ...parts, a: [bytes("<!--still b-->")] }))).toBe("<!--still b-->");
});

test("a part in pieces is put together, whatever letters are in it", () => {
  const pieces = [bytes("<li>√ “a”"), bytes("<li>😀")];
  expect(text(withStillParts("<p>é</p><ul><!--still cards--></ul>", { cards: pieces }))).toBe(
    "<p>é</p><ul><li>√ “a”<li>😀</ul>",
  );
  expect(handOver("cards", pieces)).toBe("<li>√ “a”<li>😀");
});

test("where no document is rendered, the data tells the part", () => {
  withRequestContext(context(), () => {
    expect(handOver("cards", "<li></li>")).toBe("<li></li>");
    expect(standInFor("cards")).toBe("");
  });
  expect(handOver("cards", "<li></li>")).toBe("<li></li>");
});
